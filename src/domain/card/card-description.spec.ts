import { describe, expect, it } from '@jest/globals';
import { readDescription, rebaseDescription, writeDescription } from './card-description.js';

const card = {
  title: 'A work',
  license: 'other',
  license_name: 'my-licence',
  license_link: 'LICENSE',
  keywords: ['hearts', { subject: 'Cardiology', scheme: 'MeSH' }],
  language: ['fr'],
  creators: [
    {
      familyName: 'Martin',
      givenName: 'Alice',
      credit: ['software'],
      affiliations: [{ name: 'Lab', ror: '03yrm5c26' }, { name: 'Hospital' }],
    },
    'Durand, Bob',
  ],
  related: [{ relation: 'Cites', identifier: '10.1234/abc', citation: 'Abc (2020)' }],
  widget: [{ text: 'kept' }],
};

describe('writeDescription', () => {
  it('changes nothing where nothing was changed, but for spelling entries out', () => {
    const written = writeDescription(card, 'paper', readDescription(card, 'paper'));

    expect(written).toEqual({ ...card, creators: [card.creators[0], { name: 'Durand, Bob' }] });
  });

  it('keeps what the form does not show of those who are moved', () => {
    const before = readDescription(card, 'paper');
    const [alice, bob] = before.creators;
    if (alice === undefined || bob === undefined) throw new Error('two creators were given');
    const creators = [
      { ...bob, orcid: '0000-0002-1825-0097' },
      { ...alice, name: 'Martin, A.' },
    ];

    const written = writeDescription(card, 'paper', { ...before, creators });

    expect(written['creators']).toEqual([
      { name: 'Durand, Bob', orcid: '0000-0002-1825-0097' },
      {
        name: 'Martin, A.',
        credit: ['software'],
        affiliations: [{ name: 'Lab', ror: '03yrm5c26' }, { name: 'Hospital' }],
      },
    ]);
  });

  it('drops what belonged to the licence that was there', () => {
    const before = readDescription(card, 'paper');

    const written = writeDescription(card, 'paper', { ...before, licence: 'CC-BY-4.0' });

    expect(written).toMatchObject({ license: 'CC-BY-4.0' });
    expect(written).not.toHaveProperty('license_name');
    expect(written).not.toHaveProperty('license_link');
  });

  it('takes keys out that say nothing any more, and keeps keywords of a scheme', () => {
    const before = readDescription(card, 'paper');

    const written = writeDescription(card, 'paper', {
      ...before,
      ...{ languages: [], keywords: [], creators: [], works: [] },
    });

    expect(written).not.toHaveProperty('language');
    expect(written).not.toHaveProperty('creators');
    expect(written).not.toHaveProperty('related');
    expect(written['keywords']).toEqual([{ subject: 'Cardiology', scheme: 'MeSH' }]);
    expect(written['widget']).toEqual(card.widget);
  });

  it('forgets the citation of a work that another one takes the place of', () => {
    const before = readDescription(card, 'paper');
    const works = before.works.map((work) => ({ ...work, identifier: '10.1234/other' }));

    const written = writeDescription(card, 'paper', { ...before, works });

    expect(written['related']).toEqual([{ relation: 'Cites', identifier: '10.1234/other' }]);
  });

  it('gives a model one task, and a data set those that it serves', () => {
    const description = { ...readDescription({}, 'model'), tasks: ['a', 'b'] };

    expect(writeDescription({}, 'model', description)).toEqual({ pipeline_tag: 'a' });
    expect(writeDescription({}, 'dataset', description)).toEqual({ task_categories: ['a', 'b'] });
  });
});

describe('rebaseDescription', () => {
  it('leaves the details of people and works with them where the card changed meanwhile', () => {
    const edited = readDescription(card, 'paper');
    const newcomer = { name: 'Zoé', credit: ['supervision'] };
    const now = {
      ...card,
      creators: [newcomer, ...card.creators],
      related: [
        { relation: 'Cites', identifier: '10.1234/new', citation: 'New (2026)' },
        ...card.related,
      ],
    };

    const written = writeDescription(now, 'paper', rebaseDescription(edited, now));

    expect(written['creators']).toEqual([card.creators[0], { name: 'Durand, Bob' }]);
    expect(written['related']).toEqual(card.related);
  });
});
