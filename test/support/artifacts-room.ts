import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { ArtifactsService } from '../../src/capabilities/artifacts/artifacts.service.js';
import type { BlobView } from '../../src/capabilities/artifacts/blob-table.js';
import { fingerprintOf } from '../../src/capabilities/artifacts/fingerprint.js';
import { GarbageCollector } from '../../src/capabilities/artifacts/upkeep/collect-garbage.js';
import { DamagedBlobs } from '../../src/capabilities/artifacts/upkeep/damaged-blobs.js';
import { FixitySchedule } from '../../src/capabilities/artifacts/upkeep/fixity-schedule.js';
import { FixityLog } from '../../src/capabilities/artifacts/upkeep/fixity-log.js';
import { FixityCheck } from '../../src/capabilities/artifacts/upkeep/verify-fixity.js';
import { UploadBeginning } from '../../src/capabilities/artifacts/uploads/begin-upload.js';
import { UploadCompletion } from '../../src/capabilities/artifacts/uploads/complete-upload.js';
import { UploadReception } from '../../src/capabilities/artifacts/uploads/receive-upload.js';
import { ClaimSettlement } from '../../src/capabilities/artifacts/uploads/settle-claims.js';
import { UploadAddresses } from '../../src/capabilities/artifacts/uploads/upload-addresses.js';
import { findUpload } from '../../src/capabilities/artifacts/uploads/upload-table.js';
import { UploadsService } from '../../src/capabilities/artifacts/uploads/uploads.service.js';
import { FileAssembly } from '../../src/capabilities/artifacts/xorbs/assemble-files.js';
import { ShardCheck } from '../../src/capabilities/artifacts/xorbs/check-shard.js';
import { XorbReception } from '../../src/capabilities/artifacts/xorbs/take-xorb.js';
import { UploadGrants } from '../../src/capabilities/artifacts/xorbs/upload-grant.js';
import { XorbsService } from '../../src/capabilities/artifacts/xorbs/xorbs.service.js';
import { EventLog } from '../../src/capabilities/audit/index.js';
import { Clock } from '../../src/foundations/clock/clock.js';
import { dataSourceOptions } from '../../src/foundations/database/data-source.js';
import { Database } from '../../src/foundations/database/database.js';
import { EmbeddedObjectStore } from '../../src/foundations/object-store/embedded-object-store.js';
import type {
  ObjectRange,
  ObjectStore,
  UploadedPart,
} from '../../src/foundations/object-store/object-store.js';
import { UrlSigner } from '../../src/foundations/object-store/url-signer.js';
import { cloneDatabase } from './test-database.js';

/** Starts now, since files have the age of the machine's clock, and goes on by hand. */
class HandClock extends Clock {
  private at = new Date();

  now(): Date {
    return this.at;
  }

  pass(hours: number): void {
    this.at = new Date(this.at.getTime() + hours * 3_600_000);
  }
}

/** Counts how often an object is read as a whole. */
class CountingStore extends EmbeddedObjectStore {
  wholeReads = 0;

  override open(key: string, range?: ObjectRange): Promise<Readable> {
    if (range === undefined) this.wholeReads += 1;
    return super.open(key, range);
  }
}

/** The artifacts capability on a database and an embedded store of its own. */
export async function artifactsRoom() {
  const clone = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sphere-artifacts-'));
  const dataSource = await new DataSource(dataSourceOptions(clone.url)).initialize();
  const database = new Database(dataSource, clone.url);
  const clock = new HandClock();
  const events = new EventLog(database, clock);
  const fixityLog = new FixityLog(database, events);
  const signer = new UrlSigner('http://localhost:3000', 'a secret', clock);
  const store = new CountingStore(folder, signer);
  const addresses = new UploadAddresses(store);
  const reception = new UploadReception(database, store);
  return {
    ...servicesOf(database, store, clock, signer),
    /** The same services as another process has them: the same database and store, no memory in common. */
    anotherProcess: () => servicesOf(database, store, clock, signer),
    database,
    clock,
    store,
    garbage: new GarbageCollector(database, store, addresses, clock),
    events,
    fixityLog,
    fixitySchedule: new FixitySchedule(database, clock),
    damagedBlobs: new DamagedBlobs(database),
    fixity: new FixityCheck(database, store, clock, fixityLog),

    /** PUTs one part; gives its ETag. */
    send: async (url: string, bytes: Buffer) => (await reception.receive(url, once(bytes))).etag,

    /** Does in the store what a completion does, and stops there. */
    assemble: async (id: string, parts: readonly UploadedPart[]) => {
      const upload = await database.transaction((manager) => findUpload(manager, id));
      if (upload !== null) await addresses.assemble(upload, parts);
    },

    /** Puts an object where the upload's would be, as a store that does not count might hold it. */
    deposit: async (id: string, bytes: Buffer) => {
      const upload = await database.transaction((manager) => findUpload(manager, id));
      if (upload !== null) await store.put(upload.storageKey, bytes);
    },

    damage: (key: string, bytes: Buffer) => store.put(key, bytes),

    /** Keys of everything that is stored. */
    keys: async () => {
      const keys: string[] = [];
      for (const prefix of ['blobs/', 'xorbs/']) {
        for await (const { key } of store.list(prefix)) keys.push(key);
      }
      return keys;
    },

    /** Resolves once a transaction waits for an advisory lock of another. */
    untilSomebodyWaits: async () => {
      for (let waiting = 0; waiting === 0;) {
        const rows = await database.query(
          `SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
           WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()`,
        );
        waiting = rows.length;
      }
    },

    holds: async (repositoryId: string, sha256: string) => {
      const rows = await database.query(
        'SELECT 1 FROM blob_holding WHERE repository_id = $1 AND sha256 = $2',
        [repositoryId, sha256],
      );
      return rows.length > 0;
    },

    text: async (blob: BlobView | null) => {
      if (blob === null) return null;
      const chunks: Buffer[] = [];
      for await (const chunk of await store.open(blob.storageKey)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString();
    },

    close: async () => {
      await database.close();
      await dataSource.destroy();
      await clone.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** What an honest client claims of `bytes`. */
export function claimOf(bytes: Buffer) {
  return { ...fingerprintOf(bytes), mode: 'multipart' as const };
}

function servicesOf(database: Database, store: ObjectStore, clock: Clock, signer: UrlSigner) {
  const addresses = new UploadAddresses(store);
  const completion = new UploadCompletion(database, store, addresses, clock);
  const artifacts = new ArtifactsService(database, store, clock, new EventLog(database, clock));
  const uploads = new UploadsService(
    database,
    clock,
    new UploadBeginning(database, addresses, artifacts, clock),
    addresses,
    completion,
    new ClaimSettlement(database, completion),
  );
  const xorbs = new XorbsService(
    new UploadGrants(signer, clock),
    new XorbReception(database, store, clock),
    new FileAssembly(database, store, artifacts, new ShardCheck(database, clock)),
  );
  return { artifacts, uploads, xorbs };
}

/** A body in one chunk. */
export async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield await Promise.resolve(bytes);
}
