import { constants } from 'node:fs';
import { open, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type BagSource, belowRoot, leadsAstray, maxEntries, unreadable } from './bag-source.js';

/**
 * A bag as a folder. Links are refused: they may lead anywhere on this machine. Throws `InvalidInput`
 * `bag-invalid`.
 */
export async function openFolder(folder: string): Promise<BagSource> {
  const places = new Map<string, { readonly place: string; readonly sizeBytes: number }>();
  await walk(folder, '', places);
  const below = belowRoot(places);
  return {
    files: new Map(Array.from(below, ([path, { sizeBytes }]) => [path, sizeBytes])),
    open: (path) => {
      const found = below.get(path);
      if (found === undefined) throw new Error(`The bag has no file ${path}.`);
      return Readable.from(readPlace(found.place), { objectMode: false });
    },
    close: () => Promise.resolve(),
  };
}

async function walk(
  folder: string,
  prefix: string,
  places: Map<string, { readonly place: string; readonly sizeBytes: number }>,
): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const path = `${prefix}${entry.name}`;
    const place = join(folder, entry.name);
    if (leadsAstray(path)) throw unreadable(path, `"${path.slice(0, 120)}" is no path`);
    if (entry.isDirectory()) await walk(place, `${path}/`, places);
    else if (entry.isFile()) places.set(path, { place, sizeBytes: (await stat(place)).size });
    else throw unreadable(path, `"${path.slice(0, 120)}" is a link or a device, and no file`);
    if (places.size > maxEntries)
      throw unreadable('source', `it has more than ${maxEntries} files`);
  }
}

/** Not through a link that was put there since the folder was listed. */
async function* readPlace(place: string): AsyncGenerator<Buffer> {
  const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW);
  yield* handle.createReadStream() as AsyncIterable<Buffer>;
}
