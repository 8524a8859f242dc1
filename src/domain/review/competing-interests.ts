import { InvalidInput } from '../errors/sphere-error.js';

/** What may bias an advisor (scholarly G). */
export const interestKinds = [
  'employment',
  'co-authorship',
  'funding',
  'financial',
  'personal',
  'competing-work',
  'other',
] as const;
export type InterestKind = (typeof interestKinds)[number];

export const declarationStatuses = ['none', 'declared'] as const;

/** An advisor's declaration, published with the opinion; a declared interest bars none. */
export interface CompetingInterests {
  readonly status: (typeof declarationStatuses)[number];
  /** In the order of `interestKinds`, each once; empty where nothing is declared. */
  readonly kinds: readonly InterestKind[];
  /** In the advisor's own words; empty where she wrote none. */
  readonly statement: string;
}

/**
 * Reads a declaration whose shape was checked. Throws `InvalidInput` for an unknown kind
 * (`not-allowed`), and where it contradicts itself: kinds under `none` (`interests-contradict`), or neither kind nor words under `declared`
 * (`interests-unexplained`).
 */
export function readCompetingInterests(declaration: {
  readonly status: CompetingInterests['status'];
  readonly kinds?: readonly string[];
  readonly statement?: string;
}): CompetingInterests {
  const { status, kinds = [], statement = '' } = declaration;
  kinds.forEach((kind, index) => {
    if (interestKinds.some((known) => known === kind)) return;
    throw InvalidInput.field(
      `competingInterests.kinds[${index}]`,
      'not-allowed',
      `"${kind.slice(0, 40)}" is no kind of interest; kinds are ${interestKinds.join(', ')}.`,
      { value: kind.slice(0, 40), options: interestKinds },
    );
  });
  if (status === 'none' && kinds.length > 0) {
    throw InvalidInput.field(
      'competingInterests.kinds',
      'interests-contradict',
      'Kinds of interest are named under the status "none"; write "declared", or name none.',
    );
  }
  if (status === 'declared' && kinds.length === 0 && statement.trim() === '') {
    throw InvalidInput.field(
      'competingInterests.kinds',
      'interests-unexplained',
      'An interest is declared without its kind and without a word on it; give one of the two.',
    );
  }
  return {
    status,
    kinds: interestKinds.filter((kind) => kinds.includes(kind)),
    statement: statement.trim(),
  };
}
