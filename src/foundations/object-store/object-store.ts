import type { Readable } from 'node:stream';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';

/** What Sphere saw pass on its way into the store. */
export interface StoredObject {
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

export interface ObjectStat {
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

export interface ListedObject extends ObjectStat {
  readonly key: string;
}

/** Both ends inclusive, in bytes; an end past the object's is cut to it. */
export interface ObjectRange {
  readonly start: number;
  readonly end: number;
}

export interface UploadRequest {
  readonly key: string;
  /** At least 1: an empty object needs no upload. */
  readonly sizeBytes: number;
  /** Null begins an upload; otherwise fresh URLs for it are signed. */
  readonly uploadId: string | null;
  /** Which parts to sign, from 1; all by default. */
  readonly partNumbers?: readonly number[];
  readonly expiresInSeconds: number;
  /** `single`: one part of the whole size, at most 5 GB. */
  readonly mode: 'single' | 'multipart';
}

export interface SignedPart {
  /** From 1. */
  readonly number: number;
  /** Where that part is PUT without any token or header. */
  readonly url: string;
}

export interface SignedUpload {
  readonly uploadId: string;
  /** Size of each part but the last. */
  readonly partSizeBytes: number;
  readonly partCount: number;
  readonly parts: readonly SignedPart[];
}

/** A part as its uploader knows it. */
export interface UploadedPart {
  readonly number: number;
  /** What the PUT was answered in `ETag`, with or without quotes. */
  readonly etag: string;
}

export interface DownloadHeaders {
  readonly contentType: string;
  readonly contentDisposition: string;
  readonly cacheControl: string;
}

/** There is no object under that key. */
export class ObjectMissing extends NotFound {
  constructor(key: string) {
    super('object-missing', `The store holds nothing under ${key}.`);
  }
}

/**
 * Holds bytes under random keys. Keys are made by Sphere: segments of letters, digits, `.`, `_` and
 * `-`, parted by `/`. Every method throws `Unavailable` where the store does not answer.
 */
export abstract class ObjectStore {
  /**
   * Stores `source` and tells what it hashed to as it passed. Never holds more than a part in memory.
   * Throws `InvalidInput` `size-mismatch` or `sha256-mismatch` where it is not what was expected, and
   * leaves nothing behind then.
   */
  abstract put(
    key: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
    expected?: { readonly sizeBytes?: number; readonly sha256?: Sha256 },
  ): Promise<StoredObject>;

  /** Streams an object or a range of it. Throws `ObjectMissing`. */
  abstract open(key: string, range?: ObjectRange): Promise<Readable>;

  /** Size and age, or null where there is nothing. */
  abstract stat(key: string): Promise<ObjectStat | null>;

  /** Harmless where there is nothing. */
  abstract delete(key: string): Promise<void>;

  /** All objects whose key starts with `prefix`, in no particular order. */
  abstract list(prefix: string): AsyncIterable<ListedObject>;

  /**
   * Begins an upload past Sphere, or signs fresh URLs for one. Nothing can be read under the key
   * before `completeUpload`, and nothing can be changed after it: the URLs are dead then.
   */
  abstract signUpload(request: UploadRequest): Promise<SignedUpload>;

  /**
   * Makes the object of the parts that arrived. Harmless when repeated. Throws `InvalidInput`
   * `upload-incomplete`, with a fault per part, where parts are missing or differ.
   * @param parts as the uploader knows them; null where the store is to be asked
   */
  abstract completeUpload(
    key: string,
    uploadId: string,
    parts: readonly UploadedPart[] | null,
  ): Promise<{ readonly sizeBytes: number }>;

  /** Throws away what arrived of an upload. Harmless when repeated, and after completion. */
  abstract abortUpload(key: string, uploadId: string): Promise<void>;

  /**
   * A URL that serves the object with exactly these headers to whoever has it, until it expires;
   * null where Sphere serves the bytes itself.
   */
  abstract signDownload(
    key: string,
    options: DownloadHeaders & { readonly expiresInSeconds: number },
  ): Promise<string | null>;
}

/**
 * The bytes of an object, or those of `range` (both ends inclusive), in memory; the caller sees to it
 * that they are few. Throws `ObjectMissing`.
 */
export async function readObject(
  store: ObjectStore,
  key: string,
  range?: ObjectRange,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.open(key, range)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
