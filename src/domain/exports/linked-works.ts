import type { RelationType } from '../card/vocabularies.js';
import { addressOfIdentifier } from '../scholarly/identifier-address.js';
import type { LicenceOfRecord } from '../scholarly/rights.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';

/** The addresses of the works that a record is related to in one of those ways, each once. */
export function relatedAddresses(
  { related }: ScholarlyRecord,
  relations: readonly RelationType[],
): string[] {
  const addresses = related
    .filter(({ relation }) => relations.includes(relation))
    .map(({ scheme, identifier }) => asIri(addressOfIdentifier(scheme, identifier)));
  return [...new Set(addresses)];
}

/** The same work under its other identifiers: SWHIDs, its own PID where it has a DOI, and copies. */
export function sameAddresses(record: ScholarlyRecord): string[] {
  const own = record.alternateIdentifiers.flatMap(({ type, identifier }) => {
    if (type === 'SWHID') return [addressOfIdentifier('SWHID', identifier)];
    if (type === 'URL') return [asIri(identifier)];
    return type === 'DOI' ? [addressOfIdentifier('DOI', identifier)] : [];
  });
  const copies = relatedAddresses(record, ['IsIdenticalTo']);
  return [...new Set([...own, ...copies])].filter((address) => address !== record.address);
}

/** Where a licence is read: at its own address, else as the release keeps its text. */
export function licenceAddress(
  { id, url }: LicenceOfRecord,
  { landingPage }: Pick<ScholarlyRecord, 'landingPage'>,
): string {
  return url ?? `${landingPage}/licences/${encodeURIComponent(id)}`;
}

/** The day of publication as far as it is known, of an interval its beginning. */
export function publishedOn({ publicationDate }: ScholarlyRecord): string {
  return publicationDate.split('/', 1)[0]?.slice(0, 10) ?? publicationDate;
}

/** A description with what a notice says before it, at most so many characters. */
export function describedIn(
  { notices, abstract, title }: ScholarlyRecord,
  characters: number,
): string {
  const text = [...notices, abstract === '' ? title : abstract].join('\n\n');
  return text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`;
}

/** An address without what no IRI holds. */
function asIri(address: string): string {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).href : address;
}
