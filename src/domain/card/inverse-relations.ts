import { keyOf } from './work-identifiers.js';
import type { RelatedWork } from './record-metadata.js';
import type { RelationType } from './vocabularies.js';

/** Each relation with what the other work is told by it (DataCite 4.6, relationType; scholarly A.4). */
export const inverseRelations: Readonly<Record<RelationType, RelationType>> = {
  IsCitedBy: 'Cites',
  Cites: 'IsCitedBy',
  IsCollectedBy: 'Collects',
  Collects: 'IsCollectedBy',
  IsSupplementTo: 'IsSupplementedBy',
  IsSupplementedBy: 'IsSupplementTo',
  IsContinuedBy: 'Continues',
  Continues: 'IsContinuedBy',
  IsDescribedBy: 'Describes',
  Describes: 'IsDescribedBy',
  HasMetadata: 'IsMetadataFor',
  IsMetadataFor: 'HasMetadata',
  HasVersion: 'IsVersionOf',
  IsVersionOf: 'HasVersion',
  IsNewVersionOf: 'IsPreviousVersionOf',
  IsPreviousVersionOf: 'IsNewVersionOf',
  IsPartOf: 'HasPart',
  HasPart: 'IsPartOf',
  // DataCite names no inverse: what is published in a container is a part of it.
  IsPublishedIn: 'HasPart',
  IsReferencedBy: 'References',
  References: 'IsReferencedBy',
  IsDocumentedBy: 'Documents',
  Documents: 'IsDocumentedBy',
  IsCompiledBy: 'Compiles',
  Compiles: 'IsCompiledBy',
  IsVariantFormOf: 'IsOriginalFormOf',
  IsOriginalFormOf: 'IsVariantFormOf',
  IsIdenticalTo: 'IsIdenticalTo',
  IsReviewedBy: 'Reviews',
  Reviews: 'IsReviewedBy',
  IsDerivedFrom: 'IsSourceOf',
  IsSourceOf: 'IsDerivedFrom',
  IsRequiredBy: 'Requires',
  Requires: 'IsRequiredBy',
  IsObsoletedBy: 'Obsoletes',
  Obsoletes: 'IsObsoletedBy',
  IsTranslationOf: 'HasTranslation',
  HasTranslation: 'IsTranslationOf',
};

/**
 * How a work is tied to another that names it, seen from the work that is named: by the inverse of what
 * the other states, or as cited where it states no relation.
 * @param keys of the named work, as `keyOf` makes them
 */
export function inverseFor(
  related: readonly RelatedWork[],
  keys: ReadonlySet<string>,
): { readonly relation: RelationType; readonly role: string | null } {
  const stated = related.find((work) => keys.has(keyOf(work) ?? ''));
  return stated === undefined
    ? { relation: 'IsCitedBy', role: null }
    : { relation: inverseRelations[stated.relation], role: stated.role ?? null };
}
