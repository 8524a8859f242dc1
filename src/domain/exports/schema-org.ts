import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { opinionLicence } from '../review/opinion.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';
import { citeSource } from './cite-source.js';
import type { ExportedFile, ExportSource } from './export-source.js';
import type { ExportedOpinion } from './exported-opinion.js';
import { grantNode, type Node, personNode } from './linked-people.js';
import {
  describedIn,
  licenceAddress,
  publishedOn,
  relatedAddresses,
  sameAddresses,
} from './linked-works.js';
import { writeCitation } from '../citation/styles/write-citation.js';

const types: Readonly<Record<RepositoryKind, unknown>> = {
  model: ['SoftwareApplication', 'CreativeWork'],
  paper: 'ScholarlyArticle',
  dataset: 'Dataset',
};

/** How much of a list is written; the whole of it where absent. */
export interface Shortening {
  readonly people: number;
  /** Files, opinions and related works, each. */
  readonly works: number;
  /** Of the description. */
  readonly characters: number;
}

const whole: Shortening = { people: Infinity, works: Infinity, characters: 5_000 };

/** A release in the words of schema.org, as JSON-LD (scholarly B.1). */
export function schemaOrgOf(
  source: ExportSource,
  { people, works, characters }: Shortening = whole,
): Node {
  const { record, place, base, modifiedAt } = source;
  const linked = linksTo(record, works);
  const creators = record.creators.slice(0, people).map(personNode);
  return {
    '@context': 'https://schema.org/',
    '@type': types[place.kind],
    '@id': record.address,
    ...(place.kind === 'model' && { applicationCategory: 'Machine learning model' }),
    name: record.title,
    ...(place.kind === 'paper' && { headline: record.title }),
    ...listed(
      'alternateName',
      record.additionalTitles.map(({ text }) => text),
    ),
    description: describedIn(record, characters),
    creator: creators,
    ...(place.kind === 'paper' && { author: creators }),
    ...listed('contributor', record.contributors.slice(0, people).map(personNode)),
    publisher: { '@type': 'Organization', name: record.publisher, url: base },
    version: source.release.version,
    datePublished: publishedOn(record),
    dateModified: modifiedAt.toISOString(),
    identifier: identifiersOf(record),
    url: record.landingPage,
    license: record.licences.map((licence) => licenceAddress(licence, record)),
    isAccessibleForFree: !record.isWithdrawn,
    conditionsOfAccess: record.access.coar,
    creditText: writeCitation(citeSource(source), { style: 'apa', locale: 'en-GB' }),
    ...listed(
      'keywords',
      record.subjects.map(({ subject }) => subject),
    ),
    ...listed('about', record.subjects.flatMap(definedTerm)),
    ...listed('inLanguage', record.languages),
    ...linked,
    isPartOf: [
      { '@type': 'CreativeWork', '@id': record.concept.address, url: record.concept.landingPage },
      ...linked.isPartOf,
    ],
    ...listed('funding', record.funding.map(grantNode)),
    ...listed(
      place.kind === 'dataset' ? 'distribution' : 'encoding',
      source.files.slice(0, works).map((file) => fileNode(file, source)),
    ),
    ...listed(
      'review',
      source.opinions.slice(0, works).map((opinion) => reviewNode(opinion, record)),
    ),
    includedInDataCatalog: { '@type': 'DataCatalog', name: record.publisher, url: base },
  };
}

/** The relations that schema.org has a word for. */
function linksTo(record: ScholarlyRecord, most: number) {
  const of = (...relations: Parameters<typeof relatedAddresses>[1]) =>
    relatedAddresses(record, relations)
      .slice(0, most)
      .map((address) => ({ '@id': address }));
  return {
    ...listed('isBasedOn', of('IsDerivedFrom', 'IsVariantFormOf', 'IsCompiledBy')),
    ...listed('citation', of('Cites', 'References', 'IsSupplementedBy')),
    isPartOf: of('IsPartOf', 'IsPublishedIn'),
    ...listed('hasPart', of('HasPart')),
    ...listed('subjectOf', of('IsDescribedBy', 'IsDocumentedBy', 'IsReviewedBy', 'IsCitedBy')),
    ...listed('translationOfWork', of('IsTranslationOf')),
    ...listed('workTranslation', of('HasTranslation')),
    ...(record.kind === 'model' && listed('softwareRequirements', of('Requires'))),
    ...listed('sameAs', sameAddresses(record)),
  };
}

function identifiersOf({ doi, address, pid }: ScholarlyRecord): Node[] {
  const own = { '@type': 'PropertyValue', propertyID: 'Sphere PID', value: pid };
  if (doi === null) return [{ ...own, url: address }];
  return [{ '@type': 'PropertyValue', propertyID: 'DOI', value: doi, url: address }, own];
}

function definedTerm({
  subject,
  scheme,
  schemeUri,
  valueUri,
}: ScholarlyRecord['subjects'][number]): Node[] {
  if (scheme === undefined && valueUri === undefined) return [];
  return [
    {
      '@type': 'DefinedTerm',
      name: subject,
      ...(valueUri !== undefined && { url: valueUri }),
      ...(scheme !== undefined && { inDefinedTermSet: schemeUri ?? scheme }),
    },
  ];
}

function fileNode(file: ExportedFile, { record, place }: ExportSource): Node {
  return {
    '@type': place.kind === 'dataset' ? 'DataDownload' : 'MediaObject',
    name: file.path,
    contentUrl: file.url,
    encodingFormat: file.mediaType,
    contentSize: String(file.sizeBytes),
    sha256: file.sha256,
    ...listed(
      'license',
      file.licences.map((licence) => licenceAddress(licence, record)),
    ),
  };
}

/** A consultative opinion: without a rating, and with the sentence that it decides nothing. */
function reviewNode({ document, page }: ExportedOpinion, { address }: ScholarlyRecord): Node {
  const { advisor, summary, body, submittedAt, disclaimer } = document;
  return {
    '@type': 'Review',
    '@id': page,
    itemReviewed: { '@id': address },
    author: {
      '@type': 'Person',
      ...(advisor.orcid !== null && { '@id': `https://orcid.org/${advisor.orcid}` }),
      name: advisor.name,
    },
    reviewBody: [summary, body].filter((text) => text !== '').join('\n\n'),
    datePublished: submittedAt,
    license: `https://spdx.org/licenses/${opinionLicence}.html`,
    disambiguatingDescription: disclaimer,
  };
}

/** A property of that name, or none where it would be empty. */
function listed<Name extends string, Value>(
  name: Name,
  values: readonly Value[],
): Readonly<Partial<Record<Name, readonly Value[]>>> {
  const property = values.length === 0 ? {} : { [name]: values };
  return property as Readonly<Partial<Record<Name, readonly Value[]>>>;
}
