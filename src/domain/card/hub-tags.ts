import type { Fields } from './field-reader.js';
import { arxivIdsIn } from './card-body.js';
import { readHubFields } from './hub-fields.js';

const stringKeys = ['size_categories', 'multilinguality', 'annotations_creators'] as const;

/**
 * The tags by which Hub clients find and filter a repository (hf-hub A2): its own, task, library,
 * languages, `dataset:`, `arxiv:`, `base_model:` and `license:`, each once.
 * @param canonicalLicence the SPDX expression that the licence was judged as, beside the card's word
 * @param arxivIds those found in the card's text
 */
export function hubTags(
  frontMatter: Fields,
  canonicalLicence?: string,
  arxivIds: readonly string[] = [],
): string[] {
  const hub = readHubFields(frontMatter);
  const stated = listOf(frontMatter['license']).filter(
    (word) => canonicalLicence === undefined || word.toLowerCase() !== 'other',
  );
  const licences = canonicalLicence === undefined ? stated : [...stated, canonicalLicence];
  return [
    ...new Set([
      ...(hub.libraryName === undefined ? [] : [hub.libraryName]),
      ...hub.tags,
      ...hub.tasks,
      ...listOf(frontMatter['language']),
      ...stringKeys.flatMap((key) => listOf(frontMatter[key]).map((value) => `${key}:${value}`)),
      ...hub.datasets.map((dataset) => `dataset:${dataset}`),
      ...[...arxivIdsIn(hub.tags.join('\n')), ...arxivIds].map((id) => `arxiv:${id}`),
      ...hub.baseModels.flatMap(({ id, relation }) => [
        `base_model:${id}`,
        ...(relation === undefined ? [] : [`base_model:${relation}:${id}`]),
      ]),
      ...licences.map((licence) => `license:${licence.trim().toLowerCase()}`),
    ]),
  ];
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
}
