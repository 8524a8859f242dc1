import type { Contributor, Creator } from '../card/record-metadata.js';
import { orcidUrl } from '../identifiers/orcid.js';
import { rorUrl } from '../identifiers/ror.js';
import { addressOfIdentifier } from './identifier-address.js';
import { uri } from './datacite-values.js';
import type { RelatedIdentifier, ScholarlyRecord } from './scholarly-record.js';
import { element, elementAround, elementOf, type Xml } from './xml.js';

export const openAireNamespace = 'http://namespace.openaire.eu/schema/oaire/';
export const openAireSchemaLocation = 'https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd';

/** A file that a release is published for. */
export interface OpenAireFile {
  readonly url: string;
  readonly mediaType: string;
}

/**
 * A record by the OpenAIRE Guidelines for Literature Repository Managers v4: DataCite 4.1 for people,
 * titles and relations, Dublin Core for texts. What those know no word for is left out; where a language
 * must be given and none is stated, it is undetermined (ISO 639-3 `und`).
 * @param files the main ones: a model may have thousands, which its linkset names
 */
export function writeOpenAire(record: ScholarlyRecord, files: readonly OpenAireFile[]): Xml {
  const { resourceType, access } = record;
  return element(
    'oaire:resource',
    {
      'xmlns:oaire': openAireNamespace,
      'xmlns:datacite': 'http://datacite.org/schema/kernel-4',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${openAireNamespace} ${openAireSchemaLocation}`,
    },
    [
      titlesOf(record),
      element('datacite:creators', {}, record.creators.map(creatorElement)),
      ...elementAround('datacite:contributors', record.contributors.map(contributorElement)),
      ...elementAround('oaire:fundingReferences', record.funding.map(fundingElement)),
      ...elementAround(
        'datacite:alternateIdentifiers',
        record.alternateIdentifiers.flatMap(({ identifier, type }) =>
          elementOf('datacite:alternateIdentifier', { alternateIdentifierType: type }, identifier),
        ),
      ),
      ...elementAround('datacite:relatedIdentifiers', [
        ...record.related.flatMap(relatedElement),
        ...journalElement(record),
      ]),
      ...elementAround('datacite:dates', record.dates.flatMap(dateElement)),
      ...languagesOf(record).map((language) => element('dc:language', {}, language)),
      element('dc:publisher', {}, record.publisher),
      element(
        'oaire:resourceType',
        { resourceTypeGeneral: generalTypes[record.kind], uri: resourceType.coar },
        resourceType.label,
      ),
      ...[record.abstract, ...record.descriptions.map(({ text }) => text)].flatMap((text) =>
        elementOf('dc:description', {}, text),
      ),
      ...record.formats.map((format) => element('dc:format', {}, format)),
      identifierOf(record),
      element('datacite:rights', { rightsURI: access.coar }, access.label),
      ...elementAround('datacite:subjects', record.subjects.flatMap(subjectElement)),
      element('datacite:sizes', {}, [element('datacite:size', {}, `${record.sizeBytes} bytes`)]),
      ...record.licences.map(({ name, url, id }) =>
        element('oaire:licenseCondition', { uri: url ?? id }, name),
      ),
      ...elementOf('oaire:version', {}, record.version ?? undefined),
      ...files.map((file) => fileElement(file, record)),
      ...citationElements(record),
    ],
  );
}

/** Models are no software: those who run them may have written none. */
const generalTypes: Readonly<Record<ScholarlyRecord['kind'], string>> = {
  paper: 'literature',
  dataset: 'dataset',
  model: 'other research product',
};

const objectTypes: Readonly<Record<ScholarlyRecord['kind'], string>> = {
  paper: 'fulltext',
  dataset: 'dataset',
  model: 'other',
};

function fileElement(
  { url, mediaType }: OpenAireFile,
  { kind, access }: Pick<ScholarlyRecord, 'kind' | 'access'>,
): Xml {
  const objectType = objectTypes[kind];
  const attributes = { accessRightsURI: access.coar, mimeType: mediaType, objectType };
  return element('oaire:file', attributes, url);
}

/** Where the work appeared: the journal, the proceedings. */
function citationElements({ container }: ScholarlyRecord): Xml[] {
  const { title, volume, issue, pages } = container;
  const [start, end] = pages?.split(/\s*[-\u2013\u2014]+\s*/, 2) ?? [];
  return [
    ...elementOf('oaire:citationTitle', {}, title),
    ...elementOf('oaire:citationVolume', {}, volume),
    ...elementOf('oaire:citationIssue', {}, issue),
    ...elementOf('oaire:citationStartPage', {}, start),
    ...elementOf('oaire:citationEndPage', {}, end),
  ];
}

function journalElement({ container }: ScholarlyRecord): Xml[] {
  const attributes = { relatedIdentifierType: 'ISSN', relationType: 'IsPartOf' };
  return elementOf('datacite:relatedIdentifier', attributes, container.issn);
}

function identifierOf({ doi, address }: ScholarlyRecord): Xml {
  const identifierType = doi === null ? 'URL' : 'DOI';
  return element('datacite:identifier', { identifierType }, doi ?? address);
}

function titlesOf({ title, additionalTitles }: ScholarlyRecord): Xml {
  return element('datacite:titles', {}, [
    element('datacite:title', {}, title),
    ...additionalTitles.flatMap(({ text, type }) =>
      elementOf('datacite:title', { titleType: type }, text),
    ),
  ]);
}

function creatorElement(creator: Creator): Xml {
  return element('datacite:creator', {}, [
    element('datacite:creatorName', { nameType: creator.type }, creator.name),
    ...detailsOf(creator),
  ]);
}

function contributorElement(contributor: Contributor): Xml {
  const { contributorType: type } = contributor;
  // DataCite 4.1 knows no translators.
  const contributorType = type === 'Translator' ? 'Other' : type;
  return element('datacite:contributor', { contributorType }, [
    element('datacite:contributorName', { nameType: contributor.type }, contributor.name),
    ...detailsOf(contributor),
  ]);
}

function detailsOf({ givenName, familyName, orcid, isni, ror, affiliations }: Creator): Xml[] {
  const identifiers = [
    ['ORCID', 'https://orcid.org', orcid === undefined ? undefined : orcidUrl(orcid)],
    ['ISNI', 'https://isni.org', isni === undefined ? undefined : `https://isni.org/isni/${isni}`],
    ['ROR', 'https://ror.org', ror === undefined ? undefined : rorUrl(ror)],
  ] as const;
  return [
    ...elementOf('datacite:givenName', {}, givenName),
    ...elementOf('datacite:familyName', {}, familyName),
    ...identifiers.flatMap(([nameIdentifierScheme, schemeURI, address]) =>
      elementOf('datacite:nameIdentifier', { nameIdentifierScheme, schemeURI }, address),
    ),
    ...affiliations.flatMap(({ name, ror: institution }) =>
      elementOf(
        'datacite:affiliation',
        { affiliationIdentifier: institution === undefined ? undefined : rorUrl(institution) },
        name,
      ),
    ),
  ];
}

function fundingElement({
  funderName,
  funderRor,
  awardNumber,
  awardUri,
  awardTitle,
}: ScholarlyRecord['funding'][number]): Xml {
  const ror = funderRor === undefined ? undefined : rorUrl(funderRor);
  return element('oaire:fundingReference', {}, [
    element('oaire:funderName', {}, funderName),
    ...elementOf('oaire:funderIdentifier', { funderIdentifierType: 'ROR' }, ror),
    ...elementOf('oaire:awardNumber', { awardURI: uri(awardUri) }, awardNumber),
    ...elementOf('oaire:awardTitle', {}, awardTitle),
  ]);
}

/** Relations that came with DataCite 4.2 and later. */
const unknownRelations: ReadonlySet<RelatedIdentifier['relation']> = new Set([
  'Collects',
  'HasTranslation',
  'IsCollectedBy',
  'IsObsoletedBy',
  'IsPublishedIn',
  'IsTranslationOf',
  'Obsoletes',
]);

function relatedElement({ relation, scheme, identifier }: RelatedIdentifier): Xml[] {
  if (unknownRelations.has(relation)) return [];
  const [relatedIdentifierType, written] = spelled(scheme, identifier);
  const attributes = { relatedIdentifierType, relationType: relation };
  return elementOf('datacite:relatedIdentifier', attributes, written);
}

/** By its scheme where DataCite 4.1 has it, else by its address. */
function spelled(scheme: RelatedIdentifier['scheme'], identifier: string): [string, string] {
  switch (scheme) {
    case 'arXiv':
      return ['arXiv', `arXiv:${identifier}`];
    case 'DOI':
    case 'Handle':
    case 'ISBN':
    case 'ISSN':
    case 'PMID':
    case 'URL':
      return [scheme, identifier];
    case 'RRID':
    case 'SWHID':
    case 'w3id':
      return ['URL', addressOfIdentifier(scheme, identifier)];
  }
}

/** Types that DataCite 4.1 does not know. */
const unknownDates: ReadonlySet<ScholarlyRecord['dates'][number]['type']> = new Set([
  'Coverage',
  'Other',
  'Withdrawn',
]);

function dateElement({ date, type }: ScholarlyRecord['dates'][number]): Xml[] {
  return unknownDates.has(type) ? [] : elementOf('datacite:date', { dateType: type }, date);
}

function languagesOf({ languages }: ScholarlyRecord): readonly string[] {
  return languages.length === 0 ? ['und'] : languages;
}

function subjectElement({
  subject,
  scheme,
  schemeUri,
  valueUri,
}: ScholarlyRecord['subjects'][number]): Xml[] {
  const attributes = { subjectScheme: scheme, schemeURI: uri(schemeUri), valueURI: uri(valueUri) };
  return elementOf('datacite:subject', attributes, subject);
}
