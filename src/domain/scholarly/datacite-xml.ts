import { rorUrl } from '../identifiers/ror.js';
import { contributorElement, creatorElement } from './datacite-people.js';
import { addressOfIdentifier } from './identifier-address.js';
import type { RelatedIdentifier, ScholarlyRecord } from './scholarly-record.js';
import { element, elementAround, elementOf, type Xml } from './xml.js';

/** The schema level that metadata is written for (scholarly A.4). */
export type DataCiteSchema = '4.6' | '4.7';

export const dataCiteNamespace = 'http://datacite.org/schema/kernel-4';
export const dataCiteSchemaLocation = 'http://schema.datacite.org/meta/kernel-4/metadata.xsd';

/** The `resource` of a record by the DataCite Metadata Schema, with its namespace declared. */
export function writeDataCiteXml(record: ScholarlyRecord, schema: DataCiteSchema): Xml {
  return element(
    'resource',
    {
      xmlns: dataCiteNamespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${dataCiteNamespace} ${dataCiteSchemaLocation}`,
    },
    [
      identifierOf(record),
      element('creators', {}, record.creators.map(creatorElement)),
      titlesOf(record),
      element('publisher', {}, record.publisher),
      element('publicationYear', {}, record.publicationYear),
      element(
        'resourceType',
        { resourceTypeGeneral: record.resourceType.general },
        record.resourceType.label,
      ),
      ...elementAround('subjects', record.subjects.flatMap(subjectElement)),
      ...elementAround('contributors', record.contributors.map(contributorElement)),
      ...elementAround('dates', record.dates.flatMap(dateElement)),
      ...elementOf('language', {}, record.languages[0]),
      ...elementAround(
        'alternateIdentifiers',
        record.alternateIdentifiers.flatMap(alternateElement),
      ),
      ...elementAround(
        'relatedIdentifiers',
        record.related.map((related) => relatedElement(related, schema)),
      ),
      element('sizes', {}, sizesOf(record)),
      element(
        'formats',
        {},
        record.formats.map((format) => element('format', {}, format)),
      ),
      element('version', {}, record.version),
      element('rightsList', {}, rightsOf(record)),
      element('descriptions', {}, descriptionsOf(record)),
      ...elementAround('fundingReferences', record.funding.map(fundingElement)),
    ],
  );
}

function identifierOf({ doi, address }: ScholarlyRecord): Xml {
  return doi === null
    ? element('identifier', { identifierType: 'URL' }, address)
    : element('identifier', { identifierType: 'DOI' }, doi);
}

function titlesOf({ title, additionalTitles }: ScholarlyRecord): Xml {
  return element('titles', {}, [
    element('title', {}, title),
    ...additionalTitles.flatMap(({ text, type, lang }) =>
      elementOf('title', { titleType: type, ...languageOf(lang) }, text),
    ),
  ]);
}

function subjectElement({
  subject,
  scheme,
  schemeUri,
  valueUri,
}: ScholarlyRecord['subjects'][number]): Xml[] {
  const attributes = { subjectScheme: scheme, schemeURI: uri(schemeUri), valueURI: uri(valueUri) };
  return elementOf('subject', attributes, subject);
}

function dateElement({ date, type, information }: ScholarlyRecord['dates'][number]): Xml[] {
  return elementOf('date', { dateType: type, dateInformation: information }, date);
}

function alternateElement({
  identifier,
  type,
}: ScholarlyRecord['alternateIdentifiers'][number]): Xml[] {
  return elementOf('alternateIdentifier', { alternateIdentifierType: type }, identifier);
}

/** 4.6 has no type for SWHIDs: they go by the address that resolves them. */
function relatedElement(
  { relation, identifier, scheme, resourceTypeGeneral }: RelatedIdentifier,
  schema: DataCiteSchema,
): Xml {
  const isByAddress = scheme === 'SWHID' && schema === '4.6';
  return element(
    'relatedIdentifier',
    {
      relatedIdentifierType: isByAddress ? 'URL' : scheme,
      relationType: relation,
      resourceTypeGeneral: resourceTypes.has(resourceTypeGeneral ?? '')
        ? resourceTypeGeneral
        : undefined,
    },
    isByAddress ? addressOfIdentifier(scheme, identifier) : withPrefix(scheme, identifier),
  );
}

/** As DataCite writes them: `arXiv:2401.01234`. */
function withPrefix(scheme: RelatedIdentifier['scheme'], identifier: string): string {
  return scheme === 'arXiv' ? `arXiv:${identifier}` : identifier;
}

function sizesOf({ fileCount, sizeBytes }: ScholarlyRecord): Xml[] {
  return [
    element('size', {}, `${sizeBytes} bytes`),
    element('size', {}, fileCount === 1 ? '1 file' : `${fileCount} files`),
  ];
}

function rightsOf({ licences, access }: ScholarlyRecord): Xml[] {
  return [
    ...licences.map(({ id, name, url, isSpdx }) =>
      element(
        'rights',
        {
          rightsURI: uri(url),
          rightsIdentifier: id,
          ...(isSpdx && {
            rightsIdentifierScheme: 'SPDX',
            schemeURI: 'https://spdx.org/licenses/',
          }),
        },
        name,
      ),
    ),
    element('rights', { rightsURI: access.coar }, access.label),
    element('rights', { rightsURI: access.euRepo }, access.label),
  ];
}

function descriptionsOf({ abstract, descriptions }: ScholarlyRecord): Xml[] {
  return [
    ...elementOf('description', { descriptionType: 'Abstract' }, abstract),
    ...descriptions.flatMap(({ text, type, lang }) =>
      elementOf('description', { descriptionType: type, ...languageOf(lang) }, text),
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
  return element('fundingReference', {}, [
    element('funderName', {}, funderName),
    ...elementOf(
      'funderIdentifier',
      { funderIdentifierType: 'ROR', schemeURI: 'https://ror.org' },
      ror,
    ),
    ...elementOf('awardNumber', { awardURI: uri(awardUri) }, awardNumber),
    ...elementOf('awardTitle', {}, awardTitle),
  ]);
}

/** `xml:lang` takes language tags only; what authors wrote beside a text may be anything. */
function languageOf(lang: string | undefined) {
  const isTag = lang !== undefined && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang);
  return isTag ? { 'xml:lang': lang } : {};
}

/** An address with everything encoded that no URI holds; nothing where it is none. */
function uri(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return address.startsWith('info:') || !URL.canParse(address) ? address : new URL(address).href;
}

/** `resourceTypeGeneral` of DataCite 4.6; another word of a card is left out. */
const resourceTypes: ReadonlySet<string> = new Set(
  (
    'Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper ' +
    'ConferenceProceeding DataPaper Dataset Dissertation Event Image Instrument InteractiveResource ' +
    'Journal JournalArticle Model OutputManagementPlan PeerReview PhysicalObject Preprint Project ' +
    'Report Service Software Sound Standard StudyRegistration Text Workflow Other'
  ).split(' '),
);
