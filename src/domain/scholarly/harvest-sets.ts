import type { RepositoryKind } from '../identifiers/repository-kind.js';

/** The sets that there are whatever is published; `openaire` holds everything (scholarly C). */
export const openAireSet = 'openaire';
export const standingSets: readonly string[] = [
  'dataset',
  'model',
  openAireSet,
  'organisation',
  'paper',
];

/**
 * The sets a release is in, parents with their children; all but `openaire`, which all are in. A task is
 * spelled with what OAI-PMH 2.0 §4.6 allows in a set.
 * @param organisation handle of the owner, or null where a person owns the record
 */
export function setsOf(release: {
  readonly kind: RepositoryKind;
  readonly tasks: readonly string[];
  readonly organisation: string | null;
}): string[] {
  const { kind, tasks, organisation } = release;
  const ofTasks = kind === 'model' ? tasks.map(spelled).filter((task) => task !== '') : [];
  return [
    kind,
    ...new Set(ofTasks.map((task) => `model:${task}`)),
    ...(organisation === null ? [] : ['organisation', `organisation:${organisation}`]),
  ];
}

function spelled(task: string): string {
  return task
    .toLowerCase()
    .replace(/[^a-z0-9_.!~*'()-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
