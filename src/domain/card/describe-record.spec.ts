import { describe, expect, it } from '@jest/globals';

import type { RecordContext } from './describe-record.js';
import { describeRecord } from './describe-record.js';
import type { Fields } from './field-reader.js';

const model: RecordContext = {
  repositoryKind: 'model',
  repositoryName: 'engine',
  namespaceHandle: 'lab',
  namespaceDisplayName: 'The Lab',
  namespaceIsOrganisation: true,
  today: '2026-11-24',
};
const paper: RecordContext = { ...model, repositoryKind: 'paper' };
const good: Fields = { title: 'T', description: 'D', creators: ['Ada Lovelace'] };

function codes(frontMatter: Fields, context = model): [string, string][] {
  return describeRecord({ frontMatter, body: '' }, context).faults.map(({ field, code }) => [
    field,
    code,
  ]);
}

describe('describeRecord of an ordinary Hub card', () => {
  it('derives what the card leaves out, and says so', () => {
    const body = '# Engine 7B\n\nA small engine, see https://arxiv.org/abs/2106.09685.\n';

    const { metadata, faults } = describeRecord({ frontMatter: { license: 'mit' }, body }, model);

    expect(faults).toEqual([]);
    expect(metadata).toMatchObject({
      title: 'Engine 7B',
      description: 'A small engine, see https://arxiv.org/abs/2106.09685.',
      creators: [{ type: 'Organizational', name: 'The Lab', affiliations: [], credit: [] }],
      arxivIds: ['2106.09685'],
      derived: ['title', 'creators', 'description'],
    });
  });

  it('falls back on names where the body says nothing', () => {
    const context = { ...model, namespaceDisplayName: '', namespaceIsOrganisation: false };

    const { metadata } = describeRecord({ frontMatter: {}, body: '' }, context);

    expect(metadata).toMatchObject({
      title: 'engine',
      description: 'engine',
      creators: [{ type: 'Personal', name: 'lab' }],
    });
  });

  it('takes creators from authors, in order', () => {
    const { metadata } = describeRecord(
      { frontMatter: { authors: ['B', { name: 'A' }] }, body: '' },
      model,
    );

    expect(metadata?.creators.map(({ name }) => name)).toEqual(['B', 'A']);
    expect(metadata?.derived).toContain('creators');
  });

  it('reads the keys of the Hub', () => {
    const frontMatter = {
      language: ['en', 'FR', 'zh-hans', 'multilingual', 'code'],
      pipeline_tag: 'text-generation',
      library_name: 'transformers',
      datasets: 'org/data',
      tags: ['a', 'b', 'a'],
      base_model: ['org/base'],
      base_model_relation: 'quantized',
      new_version: 'lab/engine-2',
      co2_eq_emissions: { emissions: 1500 },
      parameters: '7B',
      evaluation: 'see below',
      unknown_key: { anything: true },
    };

    expect(describeRecord({ frontMatter, body: '' }, model).metadata).toMatchObject({
      languages: ['en', 'fr', 'zh-Hans'],
      subjects: [{ subject: 'multilingual' }, { subject: 'code' }],
      tasks: ['text-generation'],
      libraryName: 'transformers',
      datasets: ['org/data'],
      tags: ['a', 'b'],
      baseModels: [{ id: 'org/base', relation: 'quantized' }],
      newVersion: 'lab/engine-2',
      co2eqKg: 1.5,
    });
  });

  it.each([
    { tags: { not: 'a list' } },
    { language: { en: true } },
    { authors: [{ email: 'x' }, [1]] },
    { subtype: 'of something' },
    { format: { a: 1 }, hardware: ['a'], modalities: 7 },
    { base_model: [{ strange: 1 }, null] },
    { title: null, description: '' },
  ])('passes over the odd shapes of %j', (frontMatter) => {
    expect(codes(frontMatter)).toEqual([]);
  });
});

describe('describeRecord of a paper', () => {
  it('asks for title, creators and description', () => {
    expect(codes({ authors: ['A'] }, paper)).toEqual([
      ['metadata.title', 'title-missing'],
      ['metadata.creators', 'creators-missing'],
      ['metadata.description', 'description-missing'],
    ]);
  });

  it('is a preprint unless it says otherwise', () => {
    expect(describeRecord({ frontMatter: good, body: '' }, paper).metadata).toMatchObject({
      kind: 'paper',
      subtype: 'Preprint',
      derived: [],
    });
  });
});

describe('describeRecord of people', () => {
  it('keeps what is stated, in the canonical form of each identifier', () => {
    const creators = [
      {
        familyName: 'Lovelace',
        givenName: 'Ada',
        orcid: 'https://orcid.org/0000-0002-1825-0097',
        affiliations: [{ name: 'Lab', ror: 'https://ror.org/03yrm5c26' }],
        credit: ['software', 'Writing – review & editing'],
        corresponding: true,
      },
      { name: 'CERN', ror: '01ggx4157' },
    ];

    expect(
      describeRecord({ frontMatter: { ...good, creators }, body: '' }, paper).metadata?.creators,
    ).toEqual([
      {
        type: 'Personal',
        name: 'Lovelace, Ada',
        familyName: 'Lovelace',
        givenName: 'Ada',
        orcid: '0000-0002-1825-0097',
        affiliations: [{ name: 'Lab', ror: '03yrm5c26' }],
        credit: ['software', 'writing-review-editing'],
        isCorresponding: true,
      },
      { type: 'Organizational', name: 'CERN', ror: '01ggx4157', affiliations: [], credit: [] },
    ]);
  });

  it('has no upper limit', () => {
    const creators = Array.from({ length: 3000 }, (_, index) => `Person ${index}`);

    expect(
      describeRecord({ frontMatter: { ...good, creators }, body: '' }, paper).metadata?.creators,
    ).toHaveLength(3000);
  });

  it('keeps the type of a contribution apart from the type of person', () => {
    const contributors = [
      { name: 'E', type: 'Editor' },
      { name: 'O', type: 'Organizational' },
    ];

    expect(
      describeRecord({ frontMatter: { contributors }, body: '' }, model).metadata?.contributors,
    ).toEqual([
      expect.objectContaining({ type: 'Personal', contributorType: 'Editor' }),
      expect.objectContaining({ type: 'Organizational', contributorType: 'Other' }),
    ]);
  });
});

describe('describeRecord of stated values that are wrong', () => {
  const ada = { name: 'A', orcid: '0000-0002-1825-0097' };
  it.each<[string, string, Fields]>([
    [
      'metadata.creators[1].orcid',
      'orcid-checksum',
      { creators: ['B', { name: 'A', orcid: '0000-0002-1825-0098' }] },
    ],
    [
      'metadata.authors[0].orcid',
      'orcid-checksum',
      { authors: [{ name: 'A', orcid: '0000-0002-1825-0098' }] },
    ],
    [
      'metadata.creators[0].affiliation[0].ror',
      'ror-checksum',
      { creators: [{ name: 'A', affiliation: [{ name: 'L', ror: '03yrm5c27' }] }] },
    ],
    ['metadata.creators[1].orcid', 'duplicate-person', { creators: [ada, { ...ada, name: 'B' }] }],
    ['metadata.creators[0].name', 'name-missing', { creators: [{ givenName: 'A' }] }],
    ['metadata.creators[0].credit', 'credit-role', { creators: [{ name: 'A', credit: ['boss'] }] }],
    ['metadata.publicationDate', 'date-impossible', { publicationDate: '2026-02-30' }],
    ['metadata.publicationDate', 'date-in-future', { publicationDate: '2027-01-01' }],
    [
      'metadata.dates[0].date',
      'date-impossible',
      { dates: [{ date: '2026-13', type: 'Accepted' }] },
    ],
    ['metadata.dates[0].type', 'not-in-list', { dates: [{ date: '2026', type: 'Someday' }] }],
    [
      'metadata.related[0].relation',
      'not-in-list',
      { related: [{ relation: 'Likes', identifier: '10.5555/a' }] },
    ],
    [
      'metadata.related[0].identifier',
      'identifier-scheme',
      { related: [{ relation: 'Cites', identifier: '???' }] },
    ],
    ['metadata.references[0].doi', 'doi', { references: [{ doi: 'nonsense' }] }],
    ['metadata.title', 'title-html', { title: '<b>Bold</b>' }],
    ['metadata.title', 'too-long', { title: 'x'.repeat(501) }],
    ['metadata.title', 'bad-character', { title: 'a\u0007b' }],
    ['metadata.title', 'wrong-type', { title: ['a'] }],
  ])('finds at %s the fault %s', (field, code, frontMatter) => {
    const { metadata, faults } = describeRecord({ frontMatter, body: '' }, model);

    expect(faults.map((fault) => [fault.field, fault.code])).toEqual([[field, code]]);
    expect(metadata).toBeNull();
  });

  it('does not call a wrong value of a paper missing as well', () => {
    expect(codes({ ...good, title: ['a'] }, paper)).toEqual([['metadata.title', 'wrong-type']]);
  });

  it('keeps a title with every awkward letter that is no markup', () => {
    const title = '& < > " { } % \\ é 中 \u202e';

    expect(describeRecord({ frontMatter: { title }, body: '' }, model).metadata?.title).toBe(title);
  });
});
