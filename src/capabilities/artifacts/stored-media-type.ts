import { sniffMediaType, sniffedBytes } from '../../domain/formats/media-type.js';
import type { ObjectStore } from '../../foundations/object-store/object-store.js';

/** Recognises the type of a stored object by its first and last bytes: two short reads. */
export async function mediaTypeOfStored(
  store: ObjectStore,
  key: string,
  sizeBytes: number,
): Promise<string | null> {
  if (sizeBytes === 0) return null;
  const last = sizeBytes - 1;
  const head = await readPart(store, key, 0, Math.min(last, sniffedBytes - 1));
  const tail =
    sizeBytes <= sniffedBytes ? head : await readPart(store, key, sizeBytes - sniffedBytes, last);
  return sniffMediaType(head, tail);
}

async function readPart(
  store: ObjectStore,
  key: string,
  start: number,
  end: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.open(key, { start, end })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
