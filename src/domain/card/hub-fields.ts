import { isFields } from './field-reader.js';
import type { Fields } from './field-reader.js';
import type { RecordMetadata } from './record-metadata.js';

/** What the Hub's own keys of a card say (hf-hub A2, supply-chain §8). */
export type HubFields = Pick<
  RecordMetadata,
  'tags' | 'tasks' | 'libraryName' | 'datasets' | 'baseModels' | 'newVersion'
>;

const maxTags = 500;
const maxTagLength = 256;

/**
 * Reads the Hub's keys. Ordinary cards must publish, so that what has another shape than the Hub
 * documents is passed over, never a fault.
 */
export function readHubFields(fields: Fields): HubFields {
  const libraryName = textsOf(fields['library_name'])[0];
  const newVersion = textsOf(fields['new_version'])[0];
  return {
    tags: unique(textsOf(fields['tags']).filter((tag) => tag.length <= maxTagLength)).slice(
      0,
      maxTags,
    ),
    tasks: unique(
      ['pipeline_tag', 'tasks', 'task_categories'].flatMap((key) => textsOf(fields[key])),
    ),
    datasets: unique(textsOf(fields['datasets'])),
    baseModels: readBaseModels(fields),
    ...(libraryName !== undefined && { libraryName }),
    ...(newVersion !== undefined && { newVersion }),
  };
}

/** The languages as they are written, of both of their keys. */
export function statedLanguages(fields: Fields): string[] {
  return unique([...textsOf(fields['language']), ...textsOf(fields['languages'])]);
}

/** `base_model` with its relation, `bases` and `baseModels` are one declaration (policy R34). */
function readBaseModels(fields: Fields): HubFields['baseModels'] {
  const shared = textsOf(fields['base_model_relation'])[0];
  const bases = new Map<string, { id: string; relation?: string }>();
  for (const key of ['bases', 'baseModels', 'base_model']) {
    const stated = fields[key];
    for (const entry of Array.isArray(stated) ? (stated as unknown[]) : [stated]) {
      const id = textsOf(isFields(entry) ? entry['id'] : entry)[0];
      const own = isFields(entry) ? textsOf(entry['relation'])[0] : undefined;
      const relation = own ?? shared;
      if (id !== undefined && !bases.has(id)) {
        bases.set(id, { id, ...(relation !== undefined && { relation }) });
      }
    }
  }
  return [...bases.values()];
}

/** One text or a list of texts; everything else is passed over. */
function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item) => {
    const text = typeof item === 'string' ? item.trim().normalize('NFC') : '';
    return text === '' || text.length > 2_000 ? [] : [text];
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
