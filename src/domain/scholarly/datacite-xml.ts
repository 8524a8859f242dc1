import { rorUrl } from '../identifiers/ror.js';
import { contributorElement, creatorElement } from './datacite-people.js';
import {
  type DataCiteSchema,
  languageTag,
  relatedValues,
  sizesOf,
  uri,
} from './datacite-values.js';
import type { RelatedIdentifier, ScholarlyRecord } from './scholarly-record.js';
import { element, elementAround, elementOf, type Xml } from './xml.js';

export type { DataCiteSchema };

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
      element(
        'sizes',
        {},
        sizesOf(record).map((size) => element('size', {}, size)),
      ),
      element(
        'formats',
        {},
        record.formats.map((format) => element('format', {}, format)),
      ),
      ...elementOf('version', {}, record.version ?? undefined),
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

function relatedElement(related: RelatedIdentifier, schema: DataCiteSchema): Xml {
  const { relatedIdentifier, ...attributes } = relatedValues(related, schema);
  return element('relatedIdentifier', { ...attributes }, relatedIdentifier);
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

function languageOf(lang: string | undefined) {
  return { 'xml:lang': languageTag(lang) };
}
