import type { Fields } from './field-reader.js';
import { arxivIdsIn } from './card-body.js';
import { readHubFields } from './hub-fields.js';

/** Keys whose values are tags behind their name. */
const prefixedKeys = [
  'task_categories',
  'task_ids',
  'size_categories',
  'multilinguality',
  'annotations_creators',
  'language_creators',
  'source_datasets',
] as const;

/** What tags a repository besides the front matter of its card. */
export interface TagFacts {
  /** Those found in the card's text. */
  readonly arxivIds?: readonly string[];
  /** Where the card names none: what the files tell. */
  readonly libraryName?: string | null;
  readonly pipelineTag?: string | null;
  /** What its bases are to it where the card does not say. */
  readonly impliedRelation?: string;
  /** Formats, model type and the like. */
  readonly fileTags?: readonly string[];
}

/**
 * The tags by which Hub clients find and filter a repository (hf-hub A2): library, formats, its own,
 * tasks, languages (bare as models have them, and `language:` as data sets do), `dataset:`, `arxiv:`,
 * `base_model:` with and without the relation, and `license:`, each once.
 */
export function hubTags(frontMatter: Fields, facts: TagFacts = {}): string[] {
  const hub = readHubFields(frontMatter);
  const languages = listOf(frontMatter['language']);
  return [
    ...new Set([
      ...presentOf(hub.libraryName ?? facts.libraryName),
      ...(facts.fileTags ?? []),
      ...hub.tags,
      ...presentOf(facts.pipelineTag),
      ...hub.tasks,
      ...languages,
      ...languages.map((language) => `language:${language}`),
      ...prefixedKeys.flatMap((key) => listOf(frontMatter[key]).map((value) => `${key}:${value}`)),
      ...hub.datasets.map((dataset) => `dataset:${dataset}`),
      ...[...arxivIdsIn(hub.tags.join('\n')), ...(facts.arxivIds ?? [])].map((id) => `arxiv:${id}`),
      ...hub.baseModels.flatMap(({ id, relation = facts.impliedRelation }) => [
        `base_model:${id}`,
        ...(relation === undefined ? [] : [`base_model:${relation}:${id}`]),
      ]),
      ...listOf(frontMatter['license']).map((licence) => `license:${licence.trim().toLowerCase()}`),
      ...(Array.isArray(frontMatter['model-index']) ? ['model-index'] : []),
    ]),
  ];
}

function presentOf(value: string | null | undefined): string[] {
  return value === null || value === undefined ? [] : [value];
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
}
