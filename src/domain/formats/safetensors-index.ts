import type { FormatFault, FormatWarning } from './format-fault.js';

/** What is wrong with an index of shards; `fault` refuses the file, warnings do not. */
export interface SafetensorsIndexReading {
  readonly fault: FormatFault | null;
  readonly warnings: readonly FormatWarning[];
}

interface Shard {
  /** Path of the shard in its revision. */
  readonly path: string;
  /** From its header; absent where it has not been read. */
  readonly tensorNames?: readonly string[];
}

const shardLimit = 10_000;

/**
 * Checks a `*.safetensors.index.json` against the files of its revision (supply-chain 2): every shard
 * that it names is there, and every tensor in the shard that it names.
 *
 * @param path of the index; shards are named relative to its folder
 */
export function checkSafetensorsIndex(
  path: string,
  text: string,
  shards: readonly Shard[],
): SafetensorsIndexReading {
  const weightMap = weightMapOf(text);
  if (weightMap === null) {
    return refused('st_index_malformed', `${path} has no "weight_map" from tensors to files.`);
  }
  const named = new Set(weightMap.values());
  if (named.size > shardLimit) {
    return refused('st_index_malformed', `${path} names ${named.size} shards.`, `${named.size}`);
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const byPath = new Map(shards.map((shard) => [shard.path, shard]));
  const missing = [...named].filter((name) => !byPath.has(folder + name));
  if (missing.length > 0) {
    const shown = missing.slice(0, 5).join(', ');
    return refused(
      'st_index_missing_shard',
      `${path} names shards that are not there: ${shown}.`,
      shown,
    );
  }
  return { fault: null, warnings: mismatches(path, folder, weightMap, byPath) };
}

/** Shared tensors and stale indexes are common, so these are warnings. */
function mismatches(
  path: string,
  folder: string,
  weightMap: ReadonlyMap<string, string>,
  byPath: ReadonlyMap<string, Shard>,
): readonly FormatWarning[] {
  const namesByShard = new Map<string, ReadonlySet<string>>();
  let count = 0;
  for (const [tensor, name] of weightMap) {
    const { tensorNames } = byPath.get(folder + name) ?? {};
    if (tensorNames === undefined) continue;
    const names = namesByShard.get(name) ?? new Set(tensorNames);
    namesByShard.set(name, names);
    if (!names.has(tensor)) count += 1;
  }
  if (count === 0) return [];
  const message = `${path} places ${count} tensors in shards that do not hold them.`;
  return [{ code: 'st_index_mismatch', message }];
}

function weightMapOf(text: string): ReadonlyMap<string, string> | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Refused by the caller under one code, whatever is wrong with the JSON.
    return null;
  }
  if (typeof document !== 'object' || document === null || !('weight_map' in document)) return null;
  const listed: unknown = document.weight_map;
  if (typeof listed !== 'object' || listed === null || Array.isArray(listed)) return null;
  const entries = Object.entries(listed as Readonly<Record<string, unknown>>);
  const isMap = entries.every(([, name]) => typeof name === 'string');
  return isMap ? new Map(entries as [string, string][]) : null;
}

function refused(
  code: FormatFault['code'],
  message: string,
  value?: string,
): SafetensorsIndexReading {
  return { fault: { code, message, ...(value !== undefined && { value }) }, warnings: [] };
}
