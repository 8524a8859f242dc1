import { describe, expect, it } from '@jest/globals';
import { describeRecord } from '../card/describe-record.js';
import type { Fields } from '../card/field-reader.js';
import { writeDataCiteJson } from './datacite-json.js';
import { describeConcept } from './describe-concept.js';
import { describeWork } from './describe-work.js';
import type { ReleasedWork } from './scholarly-record.js';

const base = 'https://sphere.example';
const conceptName = { pid: 'xxxxx-xxx00', doi: '10.5072/sphere.xxxxx-xxx00' };
const first = { pid: '00000-00098', doi: '10.5072/sphere.00000-00098' };
const second = { pid: '7b3kq-9zx02', doi: '10.5072/sphere.7b3kq-9zx02' };

const card: Fields = {
  title: 'On energy',
  creators: [
    {
      familyName: 'Noether',
      givenName: 'Emmy',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'Göttingen', ror: '03yrm5c26' }, { name: 'Elsewhere' }],
    },
  ],
  description: 'Of energy.',
  additionalTitles: [{ title: 'De l’énergie', type: 'TranslatedTitle' }],
  related: [
    { relation: 'IsVersionOf', identifier: '10.1234/elsewhere' },
    { relation: 'IsCompiledBy', identifier: `swh:1:rev:${'a'.repeat(40)}` },
  ],
  identifiers: ['10.1234/own'],
};

function aWork(changes: Partial<ReleasedWork> = {}) {
  const { metadata, faults } = describeRecord(
    { frontMatter: card, body: '' },
    {
      repositoryKind: 'paper',
      repositoryName: 'study',
      namespaceHandle: 'lab',
      namespaceDisplayName: 'The Lab',
      namespaceIsOrganisation: true,
      today: '2026-04-01',
    },
  );
  if (metadata === null) throw new Error(JSON.stringify(faults));
  // Frozen before anybody looked at these.
  const additionalTitles = metadata.additionalTitles.map((title) => ({
    ...title,
    lang: 'no tag at all',
  }));
  return describeWork(
    {
      ...second,
      concept: conceptName,
      namespace: 'lab',
      name: 'study',
      version: 'v2.0',
      commitSwhid: `swh:1:rev:${'b'.repeat(40)}`,
      treeSwhid: `swh:1:dir:${'c'.repeat(40)}`,
      metadata: { ...metadata, additionalTitles },
      licence: 'CC-BY-4.0',
      publishedAt: new Date('2026-03-04T05:06:07Z'),
      amendedAt: null,
      notice: null,
      withdrawal: null,
      previous: first,
      next: null,
      replacement: null,
      fileCount: 1,
      sizeBytes: 1234,
      fileSuffixes: ['pdf'],
      ...changes,
    },
    base,
  );
}

describe('DataCite JSON', () => {
  it('has the attribute names of the REST API', () => {
    expect(writeDataCiteJson(aWork(), '4.6')).toMatchObject({
      id: `https://doi.org/${second.doi}`,
      doi: second.doi,
      url: `${base}/papers/lab/study/releases/v2.0`,
      types: { resourceTypeGeneral: 'Preprint', resourceType: 'Preprint' },
      creators: [
        {
          name: 'Noether, Emmy',
          nameType: 'Personal',
          givenName: 'Emmy',
          familyName: 'Noether',
          nameIdentifiers: [
            {
              nameIdentifier: 'https://orcid.org/0000-0002-1825-0097',
              nameIdentifierScheme: 'ORCID',
              schemeUri: 'https://orcid.org',
            },
          ],
          affiliation: [
            {
              name: 'Göttingen',
              affiliationIdentifier: 'https://ror.org/03yrm5c26',
              affiliationIdentifierScheme: 'ROR',
              schemeUri: 'https://ror.org',
            },
            { name: 'Elsewhere' },
          ],
        },
      ],
      titles: [{ title: 'On energy' }, { title: 'De l’énergie', titleType: 'TranslatedTitle' }],
      publisher: { name: 'Sphere' },
      publicationYear: 2026,
      version: 'v2.0',
      sizes: ['1234 bytes', '1 file'],
      formats: ['application/pdf'],
      schemaVersion: 'http://datacite.org/schema/kernel-4',
    });
  });

  it('has no empty member, and no word that is no language', () => {
    const json = JSON.stringify(writeDataCiteJson(aWork(), '4.6'));

    expect(json).not.toMatch(/""|\[\]|\{\}|null|no tag at all/);
  });

  it('gives the own PID where there is no DOI', () => {
    const json = writeDataCiteJson(aWork({ doi: null }), '4.6');

    expect(json).not.toHaveProperty('doi');
    expect(json).toMatchObject({
      id: `${base}/id/${second.pid}`,
      identifiers: [{ identifier: `${base}/id/${second.pid}`, identifierType: 'URL' }],
    });
  });

  it.each([
    ['4.6', 'URL', `https://archive.softwareheritage.org/swh:1:rev:${'a'.repeat(40)}`],
    ['4.7', 'SWHID', `swh:1:rev:${'a'.repeat(40)}`],
  ] as const)('names a SWHID by the type of schema %s', (schema, type, identifier) => {
    expect(writeDataCiteJson(aWork(), schema)['relatedIdentifiers']).toContainEqual({
      relatedIdentifier: identifier,
      relatedIdentifierType: type,
      relationType: 'IsCompiledBy',
    });
  });

  it('says of a version that it is of its concept, and of nothing else', () => {
    const relations = aWork().related.filter(({ relation }) => relation === 'IsVersionOf');

    expect(relations).toEqual([
      { relation: 'IsVersionOf', identifier: conceptName.doi, scheme: 'DOI' },
    ]);
    expect(aWork().related).toContainEqual(
      expect.objectContaining({ relation: 'IsNewVersionOf', identifier: first.doi }),
    );
  });
});

describe('a concept', () => {
  const landingPage = `${base}/papers/lab/study`;
  const concept = describeConcept(
    aWork({ replacement: first }),
    { ...conceptName, landingPage, versions: [first, second] },
    base,
  );

  it('names each version once, and is a version of nothing', () => {
    const pairs = concept.related.map(({ relation, identifier }) => [relation, identifier]);

    expect(pairs).toEqual([
      ['HasVersion', first.doi],
      ['HasVersion', second.doi],
      ['IsVariantFormOf', '10.1234/elsewhere'],
      ['IsCompiledBy', `swh:1:rev:${'a'.repeat(40)}`],
    ]);
  });

  it('has its own names and page, and no version', () => {
    const json = writeDataCiteJson(concept, '4.6');

    expect(json).not.toHaveProperty('version');
    expect(json).toMatchObject({
      doi: conceptName.doi,
      url: landingPage,
      alternateIdentifiers: [
        { alternateIdentifier: `${base}/id/${conceptName.pid}`, alternateIdentifierType: 'URL' },
        { alternateIdentifier: '10.1234/own', alternateIdentifierType: 'DOI' },
      ],
    });
  });
});
