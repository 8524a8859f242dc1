import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, opendir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { objectDeclaration, rootDeclaration } from '../../../domain/preservation/ocfl.js';
import { type MirrorObject, readMirrorObject } from '../../../domain/preservation/read-ocfl.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';

/** Inventories of records with many versions, and records of 100,000 files, are no longer. */
const maxDocumentBytes = 134_217_728;
/** No layout of OCFL nests deeper. */
const maxDepth = 12;
const strict = new TextDecoder('utf-8', { fatal: true });

/** An OCFL storage root on this machine. Links are not followed: they may lead anywhere. */
export class MirrorSource {
  private constructor(private readonly root: string) {}

  /** Throws `NotFound` `source-not-found`, and `InvalidInput` where a folder is no OCFL 1.1 storage root. */
  static async open(folder: string): Promise<MirrorSource> {
    const root = await realpath(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new NotFound('source-not-found', `There is no folder "${folder}".`);
    });
    const source = new MirrorSource(root);
    const declared = await source.readText('', rootDeclaration.name, 64).catch(() => null);
    if (declared === rootDeclaration.text) return source;
    throw InvalidInput.field(
      'source',
      'not-allowed',
      `"${folder}" is no OCFL 1.1 storage root: it has no file "${rootDeclaration.name}".`,
      {},
    );
  }

  /** The folders of all objects, below the root. */
  async *folders(): AsyncGenerator<string> {
    yield* this.walk('', 0);
  }

  /** Throws `RangeError` for what is damaged, changed, or no object that Sphere writes. */
  async readObject(folder: string): Promise<MirrorObject> {
    const text = await this.readText(folder, 'inventory.json', maxDocumentBytes);
    return readMirrorObject(text, await this.readText(folder, 'inventory.json.sha512', 1_024));
  }

  /** A document of the newest version, if it is what the inventory says. Throws `RangeError`. */
  async readDocument(folder: string, object: MirrorObject, path: string): Promise<string> {
    const found = object.documents.get(path);
    if (found === undefined) throw new RangeError(`${path} is not in the mirror`);
    const text = await this.readText(folder, found.content, maxDocumentBytes);
    if (createHash('sha512').update(text).digest('hex') === found.sha512) return text;
    throw new RangeError(`${path} is not what the inventory says`);
  }

  /** Streams a file of an object. Throws `RangeError` where none is there, while it is read. */
  async *readBytes(folder: string, path: string): AsyncGenerator<Buffer> {
    const handle = await this.openFile(folder, path);
    try {
      yield* handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
    } finally {
      await handle.close();
    }
  }

  private async *walk(folder: string, depth: number): AsyncGenerator<string> {
    const below: string[] = [];
    for await (const entry of await opendir(join(this.root, folder))) {
      if (entry.name === objectDeclaration.name) {
        yield folder;
        return;
      }
      const isOfRoot = folder === '' && entry.name === 'extensions';
      if (entry.isDirectory() && !isOfRoot) below.push(join(folder, entry.name));
    }
    if (depth < maxDepth) for (const name of below.sort()) yield* this.walk(name, depth + 1);
  }

  private async readText(folder: string, path: string, limit: number): Promise<string> {
    const handle = await this.openFile(folder, path);
    try {
      const { size } = await handle.stat();
      if (size > limit) throw new RangeError(`${path} has more than ${limit} bytes`);
      // No more than was there when it was measured.
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      return strict.decode(buffer.subarray(0, bytesRead));
    } catch (error) {
      if (error instanceof TypeError) throw new RangeError(`${path} is no UTF-8`, { cause: error });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Not through a link, nor a pipe that never ends. */
  private async openFile(folder: string, path: string): Promise<FileHandle> {
    const place = join(this.root, folder, path);
    const shown = relative(this.root, place).slice(0, 200);
    const real = await realpath(place).catch((error: unknown) => {
      throw new RangeError(`"${shown}" is not there`, { cause: error });
    });
    if (real !== place || !place.startsWith(this.root + sep)) {
      throw new RangeError(`"${shown}" is a link, or leads out of the mirror`);
    }
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(place, flags);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    throw new RangeError(`"${shown}" is no file`);
  }
}
