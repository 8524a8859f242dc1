import { resourceTypes } from '../card/vocabularies.js';
import { addressOfIdentifier } from './identifier-address.js';
import type { RelatedIdentifier, ScholarlyRecord } from './scholarly-record.js';

/** The schema level that metadata is written for (scholarly A.4). */
export type DataCiteSchema = '4.6' | '4.7';

/** A related work as DataCite spells it, in XML and in JSON alike. */
export interface RelatedValues {
  readonly relatedIdentifier: string;
  readonly relatedIdentifierType: string;
  readonly relationType: string;
  readonly resourceTypeGeneral: string | undefined;
}

/** 4.6 has no type for SWHIDs: they go by the address that resolves them. */
export function relatedValues(
  { relation, identifier, scheme, resourceTypeGeneral }: RelatedIdentifier,
  schema: DataCiteSchema,
): RelatedValues {
  const isByAddress = scheme === 'SWHID' && schema === '4.6';
  return {
    relatedIdentifier: isByAddress
      ? addressOfIdentifier(scheme, identifier)
      : withPrefix(scheme, identifier),
    relatedIdentifierType: isByAddress ? 'URL' : scheme,
    relationType: relation,
    resourceTypeGeneral: knownTypes.has(resourceTypeGeneral ?? '')
      ? resourceTypeGeneral
      : undefined,
  };
}

/** As DataCite writes them: `arXiv:2401.01234`. */
function withPrefix(scheme: RelatedIdentifier['scheme'], identifier: string): string {
  return scheme === 'arXiv' ? `arXiv:${identifier}` : identifier;
}

/** How much there is, in words. */
export function sizesOf({ fileCount, sizeBytes }: ScholarlyRecord): string[] {
  return [`${sizeBytes} bytes`, fileCount === 1 ? '1 file' : `${fileCount} files`];
}

/** A language tag; what authors wrote beside a text may be anything. */
export function languageTag(lang: string | undefined): string | undefined {
  const isTag = lang !== undefined && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang);
  return isTag ? lang : undefined;
}

/** An address with everything encoded that no URI holds; nothing where it is none. */
export function uri(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return address.startsWith('info:') || !URL.canParse(address) ? address : new URL(address).href;
}

/** Another word, of a card that was read before they were checked, is left out. */
const knownTypes: ReadonlySet<string> = new Set(resourceTypes);
