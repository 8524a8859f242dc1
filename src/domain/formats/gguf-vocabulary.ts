import { GgufReader, type ReadRange } from './gguf-reader.js';

/** Where the texts of a vocabulary stand: it is passed over, and single tokens are looked up later. */
export interface GgufVocabulary {
  readonly size: number;
  /** Offset in the file of every 1,024th token, from the first. */
  readonly offsets: readonly number[];
}

const tokensPerOffset = 1_024;

/** Passes over the strings of an array, whose type and length were read. Throws as the reader does. */
export async function passVocabulary(reader: GgufReader, size: number): Promise<GgufVocabulary> {
  const offsets: number[] = [];
  for (let index = 0; index < size; index += 1) {
    if (index % tokensPerOffset === 0) offsets.push(reader.position);
    reader.skip(reader.fetchedStringLength() ?? (await reader.stringLength()));
  }
  return { size, offsets };
}

/**
 * The text of a token, by one or two reads of 2 MiB; null where the vocabulary has no such token.
 * @param sizeBytes size of the whole file
 */
export async function readGgufToken(
  read: ReadRange,
  sizeBytes: number,
  { size, offsets }: GgufVocabulary,
  id: number,
): Promise<string | null> {
  const offset = offsets[Math.floor(id / tokensPerOffset)];
  if (id < 0 || id >= size || offset === undefined) return null;
  const reader = new GgufReader(read, sizeBytes);
  reader.skip(offset);
  for (let passed = 0; passed < id % tokensPerOffset; passed += 1) {
    reader.skip(await reader.stringLength());
  }
  return (await reader.take(await reader.stringLength())).toString('utf8');
}
