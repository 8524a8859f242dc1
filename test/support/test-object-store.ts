import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { SystemClock } from '../../src/foundations/clock/clock.js';
import type { S3StoreSettings } from '../../src/foundations/config/object-store.config.js';
import { EmbeddedObjectStore } from '../../src/foundations/object-store/embedded-object-store.js';
import type { ObjectStore } from '../../src/foundations/object-store/object-store.js';
import { S3ObjectStore } from '../../src/foundations/object-store/s3-object-store.js';
import { UrlSigner } from '../../src/foundations/object-store/url-signer.js';

/** A store of one test file's own. */
export interface TestObjectStore {
  readonly store: ObjectStore;
  /** Does what an uploader does with a signed URL; gives the ETag. Rejects where it is refused. */
  send(url: string, bytes: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** The S3 server to test on, from `TEST_S3_*`; null where there is none. */
export function testS3Settings(): S3StoreSettings | null {
  const endpoint = process.env['TEST_S3_ENDPOINT'] ?? '';
  if (endpoint === '') return null;
  return {
    kind: 's3',
    endpoint,
    publicEndpoint: endpoint,
    region: process.env['TEST_S3_REGION'] ?? 'us-east-1',
    bucket: process.env['TEST_S3_BUCKET'] ?? 'sphere-test',
    accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? '',
    forcePathStyle: true,
  };
}

export async function openEmbeddedTestStore(): Promise<TestObjectStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-store-'));
  const signer = new UrlSigner('http://localhost:3000', 'a secret of tests', new SystemClock());
  const store = new EmbeddedObjectStore(dataDir, signer);
  return {
    store,
    send: async (url, bytes) => (await store.receiveSigned(url, Readable.from([bytes]))).etag,
    close: () => rm(dataDir, { recursive: true }),
  };
}

export async function openS3TestStore(settings: S3StoreSettings): Promise<TestObjectStore> {
  const store = await S3ObjectStore.open(settings);
  const send = async (url: string, bytes: Uint8Array) => {
    const response = await fetch(url, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.headers.get('etag') ?? '';
  };
  return {
    store,
    send,
    close: () => {
      store.close();
      return Promise.resolve();
    },
  };
}
