import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { ListedTag } from '../../../capabilities/discovery/index.js';

/** A tag as clients list it: what to filter by, how to show it, and what it is. */
interface HubTag {
  readonly id: string;
  readonly label: string;
  readonly type: string;
}

const sharedTypes = ['library', 'language', 'license', 'dataset', 'arxiv', 'region', 'other'];

/** The types of tags that a kind of repository is listed by (hf-hub C5). */
export function tagTypesOf(kind: RepositoryKind): readonly string[] {
  return kind === 'model'
    ? ['pipeline_tag', ...sharedTypes]
    : ['task_categories', 'task_ids', 'size_categories', 'multilinguality', ...sharedTypes];
}

/** Types whose tags are written without them. */
const bareTypes: ReadonlySet<string> = new Set(['pipeline_tag', 'library', 'language', 'other']);

/** Tags by their type, each of the types that there are, the commonest first. */
export function presentTags(
  tags: readonly ListedTag[],
  kind: RepositoryKind,
): Record<string, HubTag[]> {
  const byType = Object.fromEntries(tagTypesOf(kind).map((type): [string, HubTag[]] => [type, []]));
  for (const { type, token } of tags) {
    const label = token.slice(type.length + 1);
    byType[type]?.push({ id: bareTypes.has(type) ? label : token, label, type });
  }
  return byType;
}
