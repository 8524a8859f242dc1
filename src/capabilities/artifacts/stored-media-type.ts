import { sniffMediaType, sniffedBytes } from '../../domain/formats/media-type.js';
import { type ObjectStore, readObject } from '../../foundations/object-store/object-store.js';

/** Recognises the type of a stored object by its first and last bytes: two short reads. */
export async function mediaTypeOfStored(
  store: ObjectStore,
  key: string,
  sizeBytes: number,
): Promise<string | null> {
  if (sizeBytes === 0) return null;
  const last = sizeBytes - 1;
  const head = await readObject(store, key, {
    start: 0,
    end: Math.min(last, sniffedBytes - 1),
  });
  const tail =
    sizeBytes <= sniffedBytes
      ? head
      : await readObject(store, key, { start: sizeBytes - sniffedBytes, end: last });
  return sniffMediaType(head, tail);
}
