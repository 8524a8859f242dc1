import type { RecordMetadata } from '../card/record-metadata.js';
import type { RelationType } from '../card/vocabularies.js';
import { addressOfIdentifier } from '../scholarly/identifier-address.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';
import { encodeAddress } from '../signposting/typed-link.js';
import { oneLine } from './one-line.js';

/** A work that a release cites, or is built on. */
export interface CitedReference {
  readonly relation: RelationType;
  /** As its citation was written; else where it is found. */
  readonly text: string;
  readonly doi: string | null;
  /** Where it is read; null where that has no address. */
  readonly address: string | null;
}

/** What a bibliography lists: neither other versions nor what others say of the work. */
const listed: ReadonlySet<RelationType> = new Set([
  'Cites',
  'Describes',
  'Documents',
  'IsCompiledBy',
  'IsDerivedFrom',
  'IsDescribedBy',
  'IsDocumentedBy',
  'IsSupplementedBy',
  'IsTranslationOf',
  'IsVariantFormOf',
  'References',
  'Requires',
  'Reviews',
]);

/** The works that a record relies on, in its order; each relation and work once. */
export function referencesOf(
  { related }: Pick<ScholarlyRecord, 'related'>,
  metadata: Pick<RecordMetadata, 'related' | 'references'>,
): CitedReference[] {
  const citations = new Map([
    ...metadata.related.map(({ identifier, citation }) => [identifier, citation] as const),
    ...metadata.references.map(({ doi, citation }) => [doi, citation] as const),
  ]);
  const identified = related
    .filter(({ relation }) => listed.has(relation))
    .map(({ relation, scheme, identifier }) => {
      const address = encodeAddress(addressOfIdentifier(scheme, identifier));
      return {
        relation,
        text: oneLine(citations.get(identifier) ?? '') || address,
        doi: scheme === 'DOI' ? identifier : null,
        address: /^https?:/i.test(address) ? address : null,
      };
    });
  const others = metadata.references.flatMap(({ doi, citation = '' }) =>
    doi !== undefined || oneLine(citation) === '' ? [] : [oneLine(citation)],
  );
  return [
    ...identified,
    ...[...new Set(others)].map((text) => ({
      ...{ relation: 'Cites' as const, text, doi: null, address: null },
    })),
  ];
}
