import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Unavailable } from '../../domain/errors/sphere-error.js';
import type { S3StoreSettings } from '../config/object-store.config.js';
import { type Expectation, MeasuredBytes } from './measured-bytes.js';
import {
  type DownloadHeaders,
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
import { isRefusal, statusOf, unavailable } from './s3-errors.js';
import { S3Uploads } from './s3-uploads.js';
import { writeToS3 } from './s3-writing.js';
import { probeStore, type StoreCapabilities } from './store-probe.js';

/** Keeps objects in a bucket of an S3-compatible store. */
export class S3ObjectStore extends ObjectStore {
  private readonly uploads: S3Uploads;

  private constructor(
    private readonly client: S3Client,
    private readonly signing: S3Client,
    private readonly bucket: string,
    /** What the store was found to do at the start. */
    readonly capabilities: StoreCapabilities,
  ) {
    super();
    this.uploads = new S3Uploads(client, signing, bucket);
  }

  /** Connects, makes the bucket where it is missing and that is allowed, and probes the store. */
  static async open(settings: S3StoreSettings): Promise<S3ObjectStore> {
    const client = clientFor(settings, settings.endpoint);
    const capabilities = await probeStore(client, settings.bucket);
    const signing = clientFor(settings, settings.publicEndpoint);
    return new S3ObjectStore(client, signing, settings.bucket, capabilities);
  }

  /** Connects to a store that is read from alone: it is neither probed nor asked for before that. */
  static reading(settings: S3StoreSettings): S3ObjectStore {
    const client = clientFor(settings, settings.endpoint);
    const capabilities = { enforcesSha256: false, conditionalWrites: false };
    return new S3ObjectStore(client, client, settings.bucket, capabilities);
  }

  /** Frees the connections. */
  close(): void {
    this.client.destroy();
    this.signing.destroy();
  }

  override async put(
    key: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
    expected: Expectation = {},
  ): Promise<StoredObject> {
    const { client, bucket } = this;
    const size = source instanceof Uint8Array ? source.byteLength : expected.sizeBytes;
    const sendsSha256 = this.capabilities.enforcesSha256;
    try {
      const bytes = new MeasuredBytes(source, expected);
      const stored = await writeToS3({ client, bucket, key, sendsSha256 }, bytes, size);
      if (!sendsSha256) await this.requireStored(key, stored);
      return stored;
    } catch (error) {
      throw unavailable(error);
    }
  }

  override async open(key: string, range?: ObjectRange): Promise<Readable> {
    try {
      const { Body } = await this.client.send(
        new GetObjectCommand({
          ...this.object(key),
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      );
      if (Body instanceof Readable) return Body;
      throw new Error('The SDK answers with a stream in Node.');
    } catch (error) {
      if (isRefusal(error, 'NoSuchKey', 'NotFound')) throw new ObjectMissing(key);
      throw unavailable(error);
    }
  }

  override async stat(key: string): Promise<ObjectStat | null> {
    try {
      const found = await this.client.send(new HeadObjectCommand(this.object(key)));
      return {
        sizeBytes: found.ContentLength ?? 0,
        modifiedAt: found.LastModified ?? new Date(0),
      };
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw unavailable(error);
    }
  }

  override async delete(key: string): Promise<void> {
    try {
      await this.client.send(new DeleteObjectCommand(this.object(key)));
    } catch (error) {
      if (statusOf(error) !== 404) throw unavailable(error);
    }
  }

  override async *list(prefix: string): AsyncIterable<ListedObject> {
    const pages = paginateListObjectsV2(
      { client: this.client },
      { Bucket: this.bucket, Prefix: prefix },
    );
    try {
      for await (const { Contents = [] } of pages) {
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of Contents) {
          yield { key: Key, sizeBytes: Size, modifiedAt: LastModified };
        }
      }
    } catch (error) {
      throw unavailable(error);
    }
  }

  override async signUpload(request: UploadRequest): Promise<SignedUpload> {
    try {
      return await this.uploads.sign(request);
    } catch (error) {
      throw unavailable(error);
    }
  }

  override async completeUpload(
    key: string,
    uploadId: string,
    parts: readonly UploadedPart[] | null,
  ): Promise<{ sizeBytes: number }> {
    try {
      await this.uploads.complete(key, uploadId, parts);
    } catch (error) {
      // Completed before: by a repeated call, or one whose answer was lost.
      const done = await this.stat(key);
      if (done === null) throw unavailable(error);
      return { sizeBytes: done.sizeBytes };
    }
    const { sizeBytes } = (await this.stat(key)) ?? {};
    if (sizeBytes === undefined)
      throw new Unavailable(`${key} is not to be seen yet.`, 5, {
        facts: { what: 'object-store' },
      });
    return { sizeBytes };
  }

  override async abortUpload(key: string, uploadId: string): Promise<void> {
    try {
      await this.uploads.abort(key, uploadId);
    } catch (error) {
      throw unavailable(error);
    }
  }

  override signDownload(
    key: string,
    options: DownloadHeaders & { readonly expiresInSeconds: number },
  ): Promise<string> {
    const command = new GetObjectCommand({
      ...this.object(key),
      ResponseContentType: options.contentType,
      ResponseContentDisposition: options.contentDisposition,
      ResponseCacheControl: options.cacheControl,
    });
    return getSignedUrl(this.signing, command, { expiresIn: options.expiresInSeconds });
  }

  /** Where the store enforces no SHA-256: what it holds is read again. */
  private async requireStored(key: string, stored: StoredObject): Promise<void> {
    const hash = createHash('sha256');
    for await (const chunk of await this.open(key)) hash.update(chunk as Buffer);
    if (hash.digest('hex') === stored.sha256) return;
    await this.delete(key);
    throw new Unavailable(`The object store damaged ${key} on the way.`, 5, {
      facts: { what: 'object-store' },
    });
  }

  private object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: key };
  }
}

function clientFor(settings: S3StoreSettings, endpoint: string): S3Client {
  const { region, accessKeyId, secretAccessKey, forcePathStyle } = settings;
  return new S3Client({
    endpoint,
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    // The SDK's own checksums break streams on older Ceph, and presigned PUTs everywhere.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 60_000,
      httpAgent: { maxSockets: 256 },
      httpsAgent: { maxSockets: 256 },
    },
  });
}
