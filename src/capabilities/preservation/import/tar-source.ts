import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  type PaxFields,
  readPaxFields,
  readTarHeader,
  readText,
} from '../../../domain/preservation/read-tar.js';
import { tarBlockBytes } from '../../../domain/preservation/tar.js';
import { type BagSource, belowRoot, leadsAstray, maxEntries, unreadable } from './bag-source.js';

interface Place {
  readonly offset: number;
  readonly sizeBytes: number;
}

/** Extended headers hold paths; longer ones are meant to fill the memory. */
const maxExtendedBytes = 65_536;
const chunkBytes = 1_048_576;

/**
 * A bag as a tar archive, read where it lies: only headers are looked at to list it. Throws `InvalidInput`
 * `bag-invalid` for links, devices, paths that lead astray or stand there twice, and for what is damaged.
 */
export async function openTar(file: string): Promise<BagSource> {
  const handle = await open(file, 'r');
  try {
    const below = belowRoot(await listEntries(handle));
    return {
      files: new Map(Array.from(below, ([path, { sizeBytes }]) => [path, sizeBytes])),
      open: (path) => {
        const place = below.get(path);
        if (place === undefined) throw new Error(`The bag has no file ${path}.`);
        return Readable.from(readPlace(handle, place), { objectMode: false });
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error instanceof RangeError ? unreadable('source', error.message) : error;
  }
}

async function listEntries(handle: FileHandle): Promise<Map<string, Place>> {
  const { size: archiveBytes } = await handle.stat();
  const places = new Map<string, Place>();
  let pending: PaxFields = {};
  for (let at = 0; at < archiveBytes;) {
    const header = readTarHeader(await readBytes(handle, at, tarBlockBytes));
    if (header === null) return places;
    const offset = at + tarBlockBytes;
    const isExtension = header.type === 'x' || header.type === 'L' || header.type === 'g';
    const sizeBytes = isExtension ? header.sizeBytes : (pending.sizeBytes ?? header.sizeBytes);
    at = offset + Math.ceil(sizeBytes / tarBlockBytes) * tarBlockBytes;
    if (offset + sizeBytes > archiveBytes) throw new RangeError('the archive is cut off');
    if (isExtension) {
      if (sizeBytes > maxExtendedBytes) throw new RangeError('an extended header is too long');
      const bytes = await readBytes(handle, offset, sizeBytes);
      if (header.type === 'x') pending = { ...pending, ...readPaxFields(bytes) };
      if (header.type === 'L') pending = { ...pending, path: readText(bytes) };
      continue;
    }
    const path = pathOf(pending.path ?? header.path);
    pending = {};
    if (header.type === '5') continue;
    if (header.type !== '0') {
      throw unreadable(path, `"${path.slice(0, 120)}" is a link or a device, and no file`);
    }
    if (places.has(path)) throw unreadable(path, `"${path.slice(0, 120)}" is in it twice`);
    places.set(path, { offset, sizeBytes });
    if (places.size > maxEntries) throw new RangeError(`it has more than ${maxEntries} files`);
  }
  return places;
}

/** Without `./` before and `/` behind, which archivers write. */
function pathOf(written: string): string {
  const path = written.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  const isTop = path === '' || path === '.';
  if (!isTop && leadsAstray(path)) {
    throw unreadable(path, `"${path.slice(0, 120)}" leads out of the archive, or nowhere`);
  }
  return path;
}

async function* readPlace(
  handle: FileHandle,
  { offset, sizeBytes }: Place,
): AsyncGenerator<Buffer> {
  for (let done = 0; done < sizeBytes;) {
    const bytes = await readBytes(handle, offset + done, Math.min(chunkBytes, sizeBytes - done));
    done += bytes.length;
    yield bytes;
  }
}

async function readBytes(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw new RangeError('the archive is cut off');
  return buffer;
}
