import type { RecordMetadata } from '../../../../domain/card/record-metadata.js';

/** A file, as far as it is compared. */
export interface ComparedFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What became of the files of a release in a later one, each list by path. */
export interface FileChanges {
  readonly added: readonly ComparedFile[];
  readonly removed: readonly ComparedFile[];
  /** The same path with other bytes. */
  readonly changed: readonly { readonly before: ComparedFile; readonly after: ComparedFile }[];
  /** The same bytes under another path. */
  readonly moved: readonly { readonly before: ComparedFile; readonly after: ComparedFile }[];
  readonly unchangedCount: number;
}

/** Compares two lists of files by path and SHA-256; each path is in a list once. Linear in both. */
export function compareFiles(
  before: readonly ComparedFile[],
  after: readonly ComparedFile[],
): FileChanges {
  const earlier = new Map(before.map((file) => [file.path, file]));
  const later = new Map(after.map((file) => [file.path, file]));
  const gone = before.filter(({ path }) => !later.has(path));
  const goneByBytes = new Map(gone.map((file) => [file.sha256, file]));
  const added: ComparedFile[] = [];
  const changed: { before: ComparedFile; after: ComparedFile }[] = [];
  const moved: { before: ComparedFile; after: ComparedFile }[] = [];
  let unchangedCount = 0;
  for (const file of after) {
    const same = earlier.get(file.path);
    const source = goneByBytes.get(file.sha256);
    if (same?.sha256 === file.sha256) unchangedCount += 1;
    else if (same !== undefined) changed.push({ before: same, after: file });
    else if (source === undefined) added.push(file);
    else {
      goneByBytes.delete(file.sha256);
      moved.push({ before: source, after: file });
    }
  }
  const sources = new Set(moved.map((move) => move.before.path));
  const removed = gone.filter(({ path }) => !sources.has(path));
  return { added, removed, changed, moved, unchangedCount };
}

/** A field of the card that says something else, each in words. */
export interface FieldChange {
  readonly field: string;
  /** Null where it said nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The fields of two cards that differ, by name; what was derived from elsewhere is told as well. */
export function compareMetadata(
  before: RecordMetadata,
  after: RecordMetadata,
): readonly FieldChange[] {
  const [earlier, later] = [membersOf(before), membersOf(after)];
  const fields = new Set([...earlier.keys(), ...later.keys()]);
  return [...fields].sort().flatMap((field) => {
    const [one, other] = [earlier.get(field), later.get(field)];
    // The reader writes members of the same field in the same order.
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    return [{ field, before: inWordsOf(one), after: inWordsOf(other) }];
  });
}

function membersOf(metadata: RecordMetadata): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(metadata).filter(([key]) => key !== 'derived'));
}

function inWordsOf(value: unknown): string | null {
  const words = flatWords(value).join('; ');
  return words === '' ? null : words;
}

/** The texts and numbers in a value, without the names of its members. */
function flatWords(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(flatWords);
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.values(value).flatMap(flatWords);
  return parts.length === 0 ? [] : [parts.join(' ')];
}
