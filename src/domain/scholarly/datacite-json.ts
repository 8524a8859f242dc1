import type { Contributor, Creator } from '../card/record-metadata.js';
import { orcidUrl } from '../identifiers/orcid.js';
import { rorUrl } from '../identifiers/ror.js';
import { languageTag, relatedValues, sizesOf, uri } from './datacite-values.js';
import { dataCiteNamespace, type DataCiteSchema } from './datacite-xml.js';
import type { ScholarlyRecord } from './scholarly-record.js';

type Json = string | number | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A record in JSON, with the attribute names of DataCite's REST API. */
export type DataCiteJson = Readonly<Record<string, Json>>;

/**
 * The same as `writeDataCiteXml`, as DataCite's REST API takes and gives it. Without a DOI the identifier
 * is the own PID, in `identifiers` (scholarly B). Nothing is empty: what there is not is left out.
 */
export function writeDataCiteJson(record: ScholarlyRecord, schema: DataCiteSchema): DataCiteJson {
  const { doi, address, resourceType } = record;
  return withoutEmpty({
    id: address,
    ...(doi === null ? { identifiers: [{ identifier: address, identifierType: 'URL' }] } : { doi }),
    url: record.landingPage,
    types: { resourceTypeGeneral: resourceType.general, resourceType: resourceType.label },
    creators: record.creators.map(personOf),
    titles: [
      { title: record.title },
      ...record.additionalTitles.map(({ text, type, lang }) => ({
        title: text,
        titleType: type,
        lang: languageTag(lang),
      })),
    ],
    publisher: { name: record.publisher },
    publicationYear: Number(record.publicationYear),
    subjects: record.subjects.map(({ subject, scheme, schemeUri, valueUri }) => ({
      subject,
      subjectScheme: scheme,
      schemeUri: uri(schemeUri),
      valueUri: uri(valueUri),
    })),
    contributors: record.contributors.map((contributor) => ({
      ...personOf(contributor),
      contributorType: contributor.contributorType,
    })),
    dates: record.dates.map(({ date, type, information }) => ({
      date,
      dateType: type,
      dateInformation: information,
    })),
    language: record.languages[0],
    alternateIdentifiers: record.alternateIdentifiers.map(({ identifier, type }) => ({
      alternateIdentifier: identifier,
      alternateIdentifierType: type,
    })),
    relatedIdentifiers: record.related.map((related) => ({ ...relatedValues(related, schema) })),
    sizes: sizesOf(record),
    formats: record.formats,
    version: record.version ?? undefined,
    rightsList: rightsOf(record),
    descriptions: [
      { description: record.abstract, descriptionType: 'Abstract' },
      ...record.descriptions.map(({ text, type, lang }) => ({
        description: text,
        descriptionType: type,
        lang: languageTag(lang),
      })),
    ].filter(({ description }) => description.trim() !== ''),
    fundingReferences: record.funding.map(fundingOf),
    schemaVersion: dataCiteNamespace,
  });
}

function personOf(person: Creator | Contributor) {
  const { name, type, givenName, familyName, orcid, isni, ror, affiliations } = person;
  const identified = (scheme: string, schemeUri: string, nameIdentifier: string | undefined) =>
    nameIdentifier === undefined
      ? []
      : [{ nameIdentifier, nameIdentifierScheme: scheme, schemeUri }];
  return {
    name,
    nameType: type,
    givenName,
    familyName,
    nameIdentifiers: [
      ...identified('ORCID', 'https://orcid.org', orcid && orcidUrl(orcid)),
      ...identified('ISNI', 'https://isni.org', isni && `https://isni.org/isni/${isni}`),
      ...identified('ROR', 'https://ror.org', ror && rorUrl(ror)),
    ],
    affiliation: affiliations.map((affiliation) => ({
      name: affiliation.name,
      ...(affiliation.ror !== undefined && {
        affiliationIdentifier: rorUrl(affiliation.ror),
        affiliationIdentifierScheme: 'ROR',
        schemeUri: 'https://ror.org',
      }),
    })),
  };
}

function rightsOf({ licences, access }: ScholarlyRecord) {
  return [
    ...licences.map(({ id, name, url, isSpdx }) => ({
      rights: name,
      rightsUri: uri(url),
      rightsIdentifier: id,
      ...(isSpdx && {
        rightsIdentifierScheme: 'SPDX',
        schemeUri: 'https://spdx.org/licenses/',
      }),
    })),
    { rights: access.label, rightsUri: access.coar },
    { rights: access.label, rightsUri: access.euRepo },
  ];
}

function fundingOf(funding: ScholarlyRecord['funding'][number]) {
  const { funderName, funderRor, awardNumber, awardUri, awardTitle } = funding;
  return {
    funderName,
    ...(funderRor !== undefined && {
      funderIdentifier: rorUrl(funderRor),
      funderIdentifierType: 'ROR',
      schemeUri: 'https://ror.org',
    }),
    awardNumber,
    awardUri: awardNumber === undefined ? undefined : uri(awardUri),
    awardTitle,
  };
}

/** The members that say something. */
function withoutEmpty(members: Readonly<Record<string, Json | undefined>>): DataCiteJson {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const kept = value === undefined ? undefined : keptOf(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function keptOf(value: Json): Json | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (isList(value)) {
    const kept = value.map(keptOf).filter((one) => one !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  const kept = withoutEmpty(value);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
