declare const brand: unique symbol;

/**
 * A `string` that one parser has vouched for; a plain string is never assignable to it.
 * Brands add up: `GitOid & Branded<'CommitId'>` is still a `GitOid`.
 */
export type Branded<Name extends string> = string & {
  readonly [brand]: Readonly<Record<Name, true>>;
};
