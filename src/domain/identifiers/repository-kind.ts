/** The three kinds of repository. */
export const repositoryKinds = ['model', 'paper', 'dataset'] as const;
export type RepositoryKind = (typeof repositoryKinds)[number];

/** How a kind is spelled in paths: `models`, `papers`, `datasets`. */
export type KindSegment = `${RepositoryKind}s`;

const bySegment: Readonly<Record<string, RepositoryKind>> = {
  models: 'model',
  papers: 'paper',
  datasets: 'dataset',
};

/** Reads `models`, `papers` or `datasets`; null for anything else. */
export function kindOfSegment(segment: string): RepositoryKind | null {
  return Object.hasOwn(bySegment, segment) ? (bySegment[segment] ?? null) : null;
}

/** The path prefix of a kind's pages and files: none for models, `papers/`, `datasets/`. */
export function pathPrefixOf(kind: RepositoryKind): '' | 'papers/' | 'datasets/' {
  switch (kind) {
    case 'model':
      return '';
    case 'paper':
      return 'papers/';
    case 'dataset':
      return 'datasets/';
  }
}
