import { afterAll, describe, expect, it } from '@jest/globals';
import { hasSchemas, ProtocolSchemas } from '../../../test/support/protocol-schemas.js';
import { describeRecord } from '../card/describe-record.js';
import type { Fields } from '../card/field-reader.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { writeDataCiteXml } from './datacite-xml.js';
import { describeWork } from './describe-work.js';
import { writeDublinCore } from './dublin-core.js';
import { writeOaiDataCite } from './oai-datacite.js';
import { writeOpenAire } from './openaire.js';
import type { ReleasedWork, ScholarlyRecord } from './scholarly-record.js';

const base = 'https://sphere.example';
const hostile = 'A & B < C > "D" {E} %\\ é 中 \u202e $\\alpha_1$ </script>';

const full: Fields = {
  title: 'On energy',
  creators: [
    {
      familyName: 'Noether',
      givenName: 'Emmy',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'Göttingen', ror: '03yrm5c26' }],
    },
    { name: 'The Laboratory', nameType: 'Organizational', ror: '05dxps055' },
  ],
  contributors: [{ name: 'A Curator', type: 'DataCurator' }],
  description: '# On it\n\nFirst *paragraph* with a [link](https://a.example).\n\nSecond one.',
  additionalTitles: [{ title: 'Autre titre', type: 'TranslatedTitle', lang: 'fr' }],
  descriptions: [{ text: 'How it was done.', type: 'Methods' }],
  publicationDate: '2026-03',
  dates: [{ date: '2025-01/2025-06', type: 'Collected', information: 'field work' }],
  language: ['en', 'fr'],
  subjects: [
    { subject: 'Physics', schemeUri: 'https://a.example/b{c}', valueUri: 'https://a.example/é' },
  ],
  tags: ['physics', 'energy'],
  related: [
    { relation: 'IsSupplementedBy', identifier: '10.1234/Data', resourceTypeGeneral: 'Dataset' },
    { relation: 'References', identifier: 'arXiv:2401.01234v2' },
    { relation: 'IsCompiledBy', identifier: `swh:1:rev:${'a'.repeat(40)}` },
    { relation: 'Cites', identifier: 'isbn:9783161484100' },
    { relation: 'Cites', identifier: 'RRID:AB_2298772' },
  ],
  references: [{ doi: '10.5555/cited' }, { citation: 'A book without a DOI' }],
  funding: [
    {
      funderName: 'European Commission',
      funderRor: '00k4n6c32',
      awardNumber: '101000000',
      awardUri: 'https://cordis.europa.eu/project/id/101000000',
      awardTitle: 'Grant & more',
    },
  ],
  identifiers: ['10.1234/own', 'REPORT-7'],
  container: {
    title: 'Journal of Tests',
    volume: '12',
    issue: '3',
    pages: '1-20',
    issn: '1234-5679',
  },
};

function aWork(
  frontMatter: Fields,
  kind: RepositoryKind = 'paper',
  changes: Partial<ReleasedWork> = {},
) {
  const { metadata, faults } = describeRecord(
    { frontMatter, body: '' },
    {
      repositoryKind: kind,
      repositoryName: 'study',
      namespaceHandle: 'lab',
      namespaceDisplayName: 'The Lab',
      namespaceIsOrganisation: true,
      today: '2026-04-01',
    },
  );
  if (metadata === null) throw new Error(JSON.stringify(faults));
  // Frozen before anybody looked at these.
  const descriptions = metadata.descriptions.map((text) => ({ ...text, lang: 'no tag at all' }));
  const related = metadata.related.map((one) =>
    one.scheme === 'arXiv' ? { ...one, resourceTypeGeneral: 'no such' } : one,
  );
  const work: ReleasedWork = {
    pid: '7b3kq-9zx02',
    doi: null,
    concept: { pid: 'xxxxx-xxx00', doi: null },
    namespace: 'lab',
    name: 'study',
    version: 'v1.0',
    commitSwhid: `swh:1:rev:${'b'.repeat(40)}`,
    treeSwhid: `swh:1:dir:${'c'.repeat(40)}`,
    metadata: { ...metadata, descriptions, related },
    licence: 'CC-BY-4.0 AND (MIT OR Apache-2.0 WITH LLVM-exception)',
    publishedAt: new Date('2026-03-04T05:06:07Z'),
    amendedAt: null,
    notice: null,
    withdrawal: null,
    previous: null,
    next: null,
    replacement: null,
    fileCount: 2,
    sizeBytes: 1234,
    fileSuffixes: ['pdf', 'md', 'safetensors'],
    ...changes,
  };
  return describeWork(work, base);
}

const works: Readonly<Record<string, ScholarlyRecord>> = {
  // A heading of a card, from which a title is derived, may hold anything.
  'a paper with every field': { ...aWork(full), title: hostile },
  'a bare dataset': aWork({ title: 'Bare' }, 'dataset'),
  'a model of a thousand tags': aWork(
    { title: 'M', tags: Array.from({ length: 1_000 }, (_, n) => `tag ${n}`) },
    'model',
  ),
  'a paper of 3,000 authors': aWork({
    ...full,
    creators: Array.from({ length: 3_000 }, (_, n) => ({ name: `Author ${n} & Co <${n}>` })),
  }),
  'a title with what XML cannot hold': {
    ...aWork({ title: 'Bare' }, 'dataset'),
    title: 'before\ufffe\uffffafter',
  },
  'a version between two others': aWork(full, 'paper', {
    doi: '10.5072/sphere.7b3kq-9zx02',
    concept: { pid: 'xxxxx-xxx00', doi: '10.5072/sphere.xxxxx-xxx00' },
    previous: { pid: '00000-00098', doi: null },
    next: { pid: '11111-11100', doi: '10.5072/sphere.11111-11100' },
  }),
  'a retracted paper, amended': aWork(full, 'paper', {
    amendedAt: new Date('2026-03-20T00:00:00Z'),
    notice: { kind: 'retracted', reason: 'Wrong <data>.', setAt: new Date('2026-03-21T00:00:00Z') },
  }),
  'a withdrawn paper': aWork(full, 'paper', {
    withdrawal: { at: new Date('2026-03-22T00:00:00Z'), ground: 'Withdrawn for a legal reason.' },
  }),
};

function recordOf(name: string): ScholarlyRecord {
  const record = works[name];
  if (record === undefined) throw new Error(`No work is called "${name}".`);
  return record;
}

const pdf = { url: `${base}/papers/lab/study/resolve/v1.0/a.pdf`, mediaType: 'application/pdf' };

(hasSchemas ? describe : describe.skip)('every format is valid by its schema', () => {
  const schemas = hasSchemas ? new ProtocolSchemas() : null;
  afterAll(() => schemas?.close());

  it.each(Object.keys(works))('for %s', (name) => {
    const record = recordOf(name);
    const written = [
      writeDublinCore(record),
      writeDataCiteXml(record, '4.6'),
      writeOaiDataCite(record, '4.6'),
      writeOpenAire(record, [pdf]),
    ];

    const faults = written.flatMap((xml) => schemas?.faultsOfMetadata(xml) ?? []);

    expect(faults).toEqual([]);
  });

  it('and what is not would be found out', () => {
    const xml = writeOaiDataCite(recordOf('a bare dataset'), '4.6');

    const faults = schemas?.faultsOfMetadata(xml.replace('"Dataset"', '"Data set"'));

    expect(faults).toHaveLength(1);
  });
});

describe('DataCite XML', () => {
  const paper = writeDataCiteXml(recordOf('a paper with every field'), '4.6');

  it.each([
    [
      'the own PID where there is no DOI',
      `<identifier identifierType="URL">${base}/id/7b3kq-9zx02<`,
    ],
    ['a name in its parts', '<givenName>Emmy</givenName><familyName>Noether</familyName>'],
    ['an ORCID iD as an address', '>https://orcid.org/0000-0002-1825-0097</nameIdentifier>'],
    ['the ROR of an affiliation', 'affiliationIdentifier="https://ror.org/03yrm5c26"'],
    [
      'the title as it is',
      `A &amp; B &lt; C &gt; "D" {E} %\\ é 中 \u202e $\\alpha_1$ &lt;/script&gt;`,
    ],
    ['the type of the subtype', '<resourceType resourceTypeGeneral="Preprint">Preprint<'],
    ['the concept', `relationType="IsVersionOf">${base}/id/xxxxx-xxx00<`],
    [
      'a SWHID by its address',
      '"URL" relationType="IsCompiledBy">https://archive.softwareheritage.org/swh:1:rev:',
    ],
    ['a licence with its exception', 'rightsIdentifier="Apache-2.0 WITH LLVM-exception"'],
    ['the access right', 'rightsURI="http://purl.org/coar/access_right/c_abf2"'],
    ['a plain abstract', '"Abstract">On it\n\nFirst paragraph with a link.\n\nSecond one.<'],
    ['where it appeared', '"SeriesInformation">Journal of Tests, 12(3), 1-20, ISSN 1234-5679<'],
    ['the award', 'awardURI="https://cordis.europa.eu/project/id/101000000">101000000<'],
  ])('gives %s', (_name, expected) => {
    expect(paper).toContain(expected);
  });

  it('leaves out what no vocabulary has, and says each subject once', () => {
    expect(paper).not.toContain('no such');
    expect(paper).not.toContain('no tag at all');
    expect(paper.match(/<subject[ >]/g)).toHaveLength(2);
  });

  it('names both neighbours and the DOI', () => {
    const xml = writeDataCiteXml(recordOf('a version between two others'), '4.6');

    expect(xml).toContain('<identifier identifierType="DOI">10.5072/sphere.7b3kq-9zx02<');
    expect(xml).toContain(`"IsNewVersionOf">${base}/id/00000-00098<`);
    expect(xml).toContain('"DOI" relationType="IsPreviousVersionOf">10.5072/sphere.11111-11100<');
    expect(xml).toContain('"DOI" relationType="IsVersionOf">10.5072/sphere.xxxxx-xxx00<');
  });

  it('has a type of their own for SWHIDs from schema 4.7 on', () => {
    const xml = writeDataCiteXml(recordOf('a paper with every field'), '4.7');

    expect(xml).toContain('relatedIdentifierType="SWHID" relationType="IsCompiledBy">swh:1:rev:');
  });

  it('marks what is retracted in its title, with the day and the reason', () => {
    const xml = writeDataCiteXml(recordOf('a retracted paper, amended'), '4.6');

    expect(xml).toContain('<title>RETRACTED: On energy<');
    expect(xml).toContain('<date dateType="Withdrawn">2026-03-21</date>');
    expect(xml).toContain('<date dateType="Updated">2026-03-20</date>');
    expect(xml).toContain('"Other">Retracted: Wrong &lt;data&gt;.<');
  });

  it('closes access to what is withdrawn', () => {
    const xml = writeDataCiteXml(recordOf('a withdrawn paper'), '4.6');

    expect(xml).toContain('rightsURI="http://purl.org/coar/access_right/c_14cb"');
    expect(xml).not.toContain('c_abf2');
  });

  it('drops the characters that XML cannot hold', () => {
    const record = recordOf('a title with what XML cannot hold');

    expect(writeDataCiteXml(record, '4.6')).toContain('<title>beforeafter</title>');
  });
});

describe('Dublin Core', () => {
  const xml = writeDublinCore(recordOf('a paper with every field'));

  it.each([
    ['creator', 'Noether, Emmy'],
    ['date', '2026-03'],
    ['type', 'info:eu-repo/semantics/preprint'],
    ['type', 'http://purl.org/coar/resource_type/c_816b'],
    ['format', 'application/pdf'],
    ['identifier', `${base}/papers/lab/study/releases/v1.0`],
    ['relation', 'https://doi.org/10.1234/data'],
    ['relation', 'info:eu-repo/grantAgreement/EC//101000000'],
    ['rights', 'https://creativecommons.org/licenses/by/4.0/legalcode'],
    ['rights', 'info:eu-repo/semantics/openAccess'],
  ])('has a %s "%s"', (name, value) => {
    expect(xml).toContain(`<dc:${name}>${value}</dc:${name}>`);
  });
});

describe('OpenAIRE', () => {
  const xml = writeOpenAire(recordOf('a paper with every field'), [pdf]);

  it.each([
    '<oaire:resourceType resourceTypeGeneral="literature" uri="http://purl.org/coar/resource_type/c_816b">',
    '<datacite:rights rightsURI="http://purl.org/coar/access_right/c_abf2">open access<',
    '<oaire:licenseCondition uri="https://creativecommons.org/licenses/by/4.0/legalcode">',
    '<oaire:awardNumber awardURI="https://cordis.europa.eu/project/id/101000000">101000000<',
    '<datacite:relatedIdentifier relatedIdentifierType="URL" relationType="IsCompiledBy">https://archive.softwareheritage.org/',
    '<dc:language>en</dc:language>',
    '<datacite:affiliation affiliationIdentifier="https://ror.org/03yrm5c26">Göttingen<',
    '<datacite:relatedIdentifier relatedIdentifierType="ISSN" relationType="IsPartOf">1234-5679<',
    '<oaire:version>v1.0</oaire:version>',
    `<oaire:file accessRightsURI="http://purl.org/coar/access_right/c_abf2" mimeType="application/pdf" objectType="fulltext">${pdf.url}<`,
    '<oaire:citationTitle>Journal of Tests</oaire:citationTitle><oaire:citationVolume>12<',
    '<oaire:citationStartPage>1</oaire:citationStartPage><oaire:citationEndPage>20<',
  ])('has %s', (expected) => {
    expect(xml).toContain(expected);
  });

  it('says that a language is not known, and nothing in words that it does not have', () => {
    const bare = writeOpenAire(recordOf('a bare dataset'), []);
    const retracted = writeOpenAire(recordOf('a retracted paper, amended'), []);

    expect(bare).toContain('<dc:language>und</dc:language>');
    expect(retracted).not.toContain('dateType="Withdrawn"');
    expect(retracted).toContain('<datacite:title>RETRACTED: On energy<');
  });
});
