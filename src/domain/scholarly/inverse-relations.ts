import type { RelatedWork } from '../card/record-metadata.js';
import type { RelationType } from '../card/vocabularies.js';
import { keyOf } from '../card/work-identifiers.js';

/** A published work that may be related to another one here. */
export interface ReferringWork {
  readonly namespaceId: string;
  readonly related: readonly RelatedWork[];
}

const pairs: readonly (readonly [RelationType, RelationType])[] = [
  ['Cites', 'IsCitedBy'],
  ['Collects', 'IsCollectedBy'],
  ['Compiles', 'IsCompiledBy'],
  ['Describes', 'IsDescribedBy'],
  ['Documents', 'IsDocumentedBy'],
  ['HasMetadata', 'IsMetadataFor'],
  ['HasPart', 'IsPartOf'],
  ['HasTranslation', 'IsTranslationOf'],
  ['IsDerivedFrom', 'IsSourceOf'],
  ['IsIdenticalTo', 'IsIdenticalTo'],
  ['IsSupplementedBy', 'IsSupplementTo'],
  ['IsVariantFormOf', 'IsOriginalFormOf'],
  ['References', 'IsReferencedBy'],
  ['Requires', 'IsRequiredBy'],
  ['Reviews', 'IsReviewedBy'],
];

/** What takes the place of what, its owner alone says. */
const pairsOfTheOwner: readonly (readonly [RelationType, RelationType])[] = [
  ['Continues', 'IsContinuedBy'],
  ['Obsoletes', 'IsObsoletedBy'],
];

const inverses = bothWays(pairs);
const inversesOfTheOwner = bothWays(pairsOfTheOwner);

/**
 * How a work is related to one that says how it is related to it (scholarly A.4). Versions have none:
 * Sphere itself knows which there are.
 * @param target its namespace, and the keys that `keyOf` makes of what it is called
 */
export function inverseRelations(
  target: { readonly namespaceId: string; readonly keys: ReadonlySet<string> },
  { namespaceId, related }: ReferringWork,
): RelationType[] {
  const isOwner = namespaceId === target.namespaceId;
  const found = related
    .filter((work) => target.keys.has(keyOf(work) ?? ''))
    .flatMap(({ relation }) => [
      inverses.get(relation),
      isOwner ? inversesOfTheOwner.get(relation) : undefined,
    ]);
  return [...new Set(found)].filter((relation) => relation !== undefined);
}

function bothWays(
  list: readonly (readonly [RelationType, RelationType])[],
): ReadonlyMap<RelationType, RelationType> {
  return new Map(list.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
}
