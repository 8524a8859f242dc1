import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Forbidden } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { uploadMissing } from './compare-parts.js';
import { isMissing, makeFolderDurably, moveDurably } from './durable-files.js';
import { writeGathered } from './gathered-writes.js';
import { type Expectation, MeasuredBytes } from './measured-bytes.js';
import { FileStream } from './file-stream.js';
import {
  type ListedObject,
  ObjectMissing,
  type ObjectRange,
  type ObjectStat,
  ObjectStore,
  type SignedUpload,
  type StoredObject,
  type UploadedPart,
  type UploadRequest,
} from './object-store.js';
import { cutIntoParts } from './part-size.js';
import { StagedUploads } from './staged-uploads.js';
import type { UrlSigner } from './url-signer.js';

/** What a signed PUT brought. */
export interface ReceivedPart {
  readonly key: string;
  readonly sizeBytes: number;
  /** Of the whole object; null where this was one part of several. */
  readonly sha256: Sha256 | null;
  /** For the `ETag` header, without quotes. */
  readonly etag: string;
}

/** The path segment of signed URLs, which a door serves. */
const room = 'objects';

/** Keeps objects as files of the data directory. One process per directory. */
export class EmbeddedObjectStore extends ObjectStore {
  private readonly root: string;
  private readonly incoming: string;
  private readonly uploads: StagedUploads;

  /** @param dataDir absolute path; `objects` and `incoming` below it are the store's */
  constructor(
    dataDir: string,
    private readonly signer: UrlSigner,
  ) {
    super();
    this.root = join(dataDir, 'objects');
    this.incoming = join(dataDir, 'incoming');
    this.uploads = new StagedUploads(join(this.incoming, 'uploads'));
  }

  /**
   * Deletes what a process that died was writing. Looks at the age: another process may be at work on
   * the same folder, a command beside the service.
   */
  async discardDrafts(before: Date): Promise<void> {
    const entries = await readdir(this.incoming, { withFileTypes: true }).catch(
      nothingWhereMissing,
    );
    for (const entry of entries) {
      const path = join(this.incoming, entry.name);
      if (entry.isFile() && (await stat(path)).mtime < before) await rm(path, { force: true });
    }
  }

  override async put(
    key: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
    expected: Expectation = {},
  ): Promise<StoredObject> {
    const path = this.pathOf(key);
    await makeFolderDurably(this.incoming);
    const draft = join(this.incoming, randomBytes(16).toString('hex'));
    const file = await open(draft, 'wx', 0o600);
    try {
      const measured = new MeasuredBytes(source, expected);
      await writeGathered(file, measured.chunks(), 0);
      const stored = measured.verdict();
      await file.sync();
      await moveDurably(draft, path);
      return stored;
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  override async open(key: string, range?: ObjectRange): Promise<Readable> {
    try {
      const file = await open(this.pathOf(key), 'r');
      const { size } = await file.stat();
      return new FileStream(file, {
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? Infinity, size - 1),
      });
    } catch (error) {
      if (isMissing(error)) throw new ObjectMissing(key);
      throw error;
    }
  }

  override async stat(key: string): Promise<ObjectStat | null> {
    try {
      const { size, mtime } = await stat(this.pathOf(key));
      return { sizeBytes: size, modifiedAt: mtime };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  override async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  override async *list(prefix: string): AsyncIterable<ListedObject> {
    const folders = prefix.split('/').slice(0, -1);
    for await (const key of this.keysBelow(folders)) {
      if (!key.startsWith(prefix)) continue;
      const found = await this.stat(key);
      if (found !== null) yield { key, ...found };
    }
  }

  override async signUpload(request: UploadRequest): Promise<SignedUpload> {
    const { key, sizeBytes, expiresInSeconds } = request;
    this.pathOf(key);
    const cut = cutIntoParts(sizeBytes, request.mode);
    const uploadId = request.uploadId ?? (await this.uploads.begin({ key, sizeBytes, ...cut }));
    const numbers =
      request.partNumbers ?? Array.from({ length: cut.partCount }, (_, index) => index + 1);
    const parts = numbers.map((number) => ({
      number,
      url: this.signer.sign(room, { uploadId, number }, expiresInSeconds),
    }));
    return { uploadId, ...cut, parts };
  }

  override async completeUpload(
    key: string,
    uploadId: string,
    parts: readonly UploadedPart[] | null,
  ): Promise<{ sizeBytes: number }> {
    const path = this.pathOf(key);
    try {
      const plan = await this.uploads.plan(uploadId);
      if (plan.key !== key) throw uploadMissing(uploadId);
      return await this.uploads.finish(uploadId, parts, path);
    } catch (error) {
      // Completed before: by a repeated call, at the same time, or by a process that died just after.
      const done = await this.stat(key);
      if (done === null) throw error;
      await this.uploads.discard(uploadId).catch(() => undefined);
      return { sizeBytes: done.sizeBytes };
    }
  }

  override abortUpload(_key: string, uploadId: string): Promise<void> {
    return this.uploads.discard(uploadId);
  }

  override signDownload(): Promise<null> {
    return Promise.resolve(null);
  }

  /**
   * Takes in the body of a PUT to a signed URL. Throws `Forbidden` `url-invalid` or `url-expired`,
   * `InvalidInput` `size-mismatch`, `NotFound` `upload-missing`; what is refused leaves nothing.
   */
  async receiveSigned(url: string, source: AsyncIterable<Uint8Array>): Promise<ReceivedPart> {
    const { uploadId, number } = this.signer.read(room, url);
    if (typeof uploadId !== 'string' || typeof number !== 'number') {
      throw new Forbidden('url-invalid', 'This address is not one to upload to.');
    }
    const plan = await this.uploads.plan(uploadId);
    // A stream can be ended while its sender stalls; one wrapped around its iterator could not.
    const body = source instanceof Readable ? source : Readable.from(source);
    const { sizeBytes, sha256 } = await this.uploads.receive(uploadId, number, body);
    const isWhole = plan.partCount === 1;
    return { key: plan.key, sizeBytes, sha256: isWhole ? sha256 : null, etag: sha256 };
  }

  private async *keysBelow(folders: readonly string[]): AsyncIterable<string> {
    let entries;
    try {
      entries = await readdir(join(this.root, ...folders), { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    for (const entry of entries) {
      if (entry.isDirectory()) yield* this.keysBelow([...folders, entry.name]);
      else yield [...folders.slice(0, -1), entry.name].join('/');
    }
  }

  /** Spread over 256 folders by the key's hash: ids that grow with time would all fall into one. */
  private pathOf(key: string): string {
    if (!/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/.test(key)) {
      throw new Error(`"${key}" is not a key that Sphere makes.`);
    }
    const fan = createHash('sha256').update(key).digest('hex').slice(0, 2);
    return join(this.root, dirname(key), fan, basename(key));
  }
}

function nothingWhereMissing(error: unknown): [] {
  if (isMissing(error)) return [];
  throw error;
}
