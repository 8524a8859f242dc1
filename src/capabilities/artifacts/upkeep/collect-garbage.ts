import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectStore, type ListedObject } from '../../../foundations/object-store/object-store.js';
import { lockForCollection } from '../blob-table.js';
import {
  abortExpired,
  countUnreached,
  deleteRootless,
  deleteUnreached,
  expiredUploads,
  markUnreached,
  rootlessTrees,
  unknownKeys,
  unreachedBlobs,
} from './garbage-tables.js';
import { blobPrefix, xorbPrefix } from '../storage-key.js';
import { UploadAddresses } from '../uploads/upload-addresses.js';
import { deleteForgotten, forgottenXorbs } from '../xorbs/xorb-table.js';

/** One thing that was deleted, or would be. */
export type GarbageItem =
  | { readonly kind: 'upload'; readonly id: string; readonly storageKey: string }
  | { readonly kind: 'tree'; readonly id: string }
  | {
      readonly kind: 'blob';
      readonly sha256: string;
      readonly sizeBytes: number;
      readonly storageKey: string;
    }
  | {
      readonly kind: 'xorb';
      readonly hash: string;
      readonly sizeBytes: number;
      readonly storageKey: string;
    }
  | { readonly kind: 'object'; readonly storageKey: string; readonly sizeBytes: number };

export interface GarbageReport {
  readonly isDryRun: boolean;
  readonly items: readonly GarbageItem[];
  /** Bytes of blobs, xorbs and objects among `items`. */
  readonly freedBytes: number;
  /** Blobs that nothing reaches and whose grace time is not over. */
  readonly waitingBlobs: number;
}

export interface CollectOptions {
  /** Report only; default true, since a delete cannot be taken back. */
  readonly dryRun?: boolean;
  /** Whole days that what nothing reaches is kept; longer than the interval of backups. Default 14. */
  readonly graceDays?: number;
  /** Hears of each delete as it happens. */
  readonly onItem?: (item: GarbageItem) => void;
}

/** Deletes of each kind in one run (supply-chain §9); the next run goes on. */
const maxDeletes = 1_000;
/** Trees go level by level, from the root down; a level of one run is one batch. */
const maxTreeBatches = 100;
const defaultGraceDays = 14;
/**
 * Whole days that a xorb is kept after it was sent or named last. Clients refer to what they sent for
 * three weeks (decision 0007), and a session of theirs may be long.
 */
const xorbDays = 30;
const dayMs = 86_400_000;
/** Looking at every blob may take longer than a statement otherwise may. */
const scanTimeout = "SET LOCAL statement_timeout = '30min'";

/**
 * Collects what is of no use to anybody: expired uploads, trees and blobs that nothing reaches, xorbs
 * that no client refers to any more, and objects without a row. Rows go before bytes; what a release reaches, triggers keep a second time.
 * Safe beside commits and uploads: each delete looks again under a lock that binding shares.
 */
@Injectable()
export class GarbageCollector {
  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly addresses: UploadAddresses,
    private readonly clock: Clock,
  ) {}

  /** What a run would delete now; changes nothing. */
  plan(options: Omit<CollectOptions, 'dryRun'> = {}): Promise<GarbageReport> {
    return this.run({ ...options, dryRun: true });
  }

  /** Marks what is unreached, and deletes what was marked longer ago than the grace time. */
  async run(options: CollectOptions = {}): Promise<GarbageReport> {
    const { dryRun = true, graceDays = defaultGraceDays, onItem } = options;
    const before = this.daysAgo(graceDays);
    const items: GarbageItem[] = [];
    const stages = [
      this.collectUploads(dryRun),
      this.collectTrees(dryRun),
      this.collectBlobs(before, dryRun),
      this.collectXorbs(dryRun),
      this.collectObjects(before, dryRun),
    ];
    for (const stage of stages) {
      for await (const item of stage) {
        items.push(item);
        onItem?.(item);
      }
    }
    const waiting = await this.database.transaction(countUnreached);
    const freedBytes = items.reduce(
      (sum, item) => sum + ('sizeBytes' in item ? item.sizeBytes : 0),
      0,
    );
    const planned = dryRun ? items.filter(({ kind }) => kind === 'blob').length : 0;
    return { isDryRun: dryRun, items, freedBytes, waitingBlobs: waiting - planned };
  }

  private async *collectUploads(dryRun: boolean): AsyncGenerator<GarbageItem> {
    const now = this.clock.now();
    const expired = await this.scan((manager) => expiredUploads(manager, now, maxDeletes));
    for (const { id, storageKey, multipartId } of expired) {
      if (!dryRun) {
        const isOurs = await this.database.transaction((manager) => abortExpired(manager, id, now));
        if (!isOurs) continue;
        await this.addresses.discard({ storageKey, multipartId });
      }
      yield { kind: 'upload', id, storageKey };
    }
  }

  private async *collectTrees(dryRun: boolean): AsyncGenerator<GarbageItem> {
    for (let batch = 0; batch < maxTreeBatches; batch += 1) {
      const candidates = await this.scan((manager) => rootlessTrees(manager, maxDeletes));
      const deleted = dryRun
        ? candidates
        : await this.exclusively((manager) => deleteRootless(manager, candidates));
      for (const id of deleted) yield { kind: 'tree', id };
      if (dryRun || deleted.length === 0) return;
    }
  }

  private async *collectBlobs(before: Date, dryRun: boolean): AsyncGenerator<GarbageItem> {
    if (!dryRun) await this.scan((manager) => markUnreached(manager, this.clock.now()));
    const candidates = await this.scan((manager) => unreachedBlobs(manager, before, maxDeletes));
    const sha256s = candidates.map(({ sha256 }) => sha256);
    const deleted = dryRun
      ? new Set(sha256s)
      : await this.exclusively((manager) => deleteUnreached(manager, sha256s, before));
    for (const blob of candidates) {
      if (!deleted.has(blob.sha256)) continue;
      if (!dryRun) await this.store.delete(blob.storageKey);
      yield { kind: 'blob', ...blob };
    }
  }

  private async *collectXorbs(dryRun: boolean): AsyncGenerator<GarbageItem> {
    const before = this.daysAgo(xorbDays);
    const candidates = await this.scan((manager) => forgottenXorbs(manager, before, maxDeletes));
    const hashes = candidates.map(({ hash }) => hash);
    const deleted = dryRun
      ? new Set(hashes)
      : await this.database.transaction((manager) => deleteForgotten(manager, hashes, before));
    for (const xorb of candidates) {
      if (!deleted.has(xorb.hash)) continue;
      if (!dryRun) await this.store.delete(xorb.storageKey);
      yield { kind: 'xorb', ...xorb };
    }
  }

  private async *collectObjects(before: Date, dryRun: boolean): AsyncGenerator<GarbageItem> {
    let deletes = 0;
    for await (const page of this.oldObjects(before)) {
      const unknown = await this.database.transaction((manager) =>
        unknownKeys(
          manager,
          page.map(({ key }) => key),
        ),
      );
      for (const { key, sizeBytes } of page) {
        if (!unknown.has(key)) continue;
        if (deletes === maxDeletes) return;
        deletes += 1;
        if (!dryRun) await this.store.delete(key);
        yield { kind: 'object', storageKey: key, sizeBytes };
      }
    }
  }

  /** Objects written before `before`, in pages. Bytes come before rows, so the young are left alone. */
  private async *oldObjects(before: Date): AsyncGenerator<ListedObject[]> {
    let page: ListedObject[] = [];
    for (const prefix of [blobPrefix, xorbPrefix]) {
      for await (const object of this.store.list(prefix)) {
        if (object.modifiedAt > before) continue;
        page.push(object);
        if (page.length < maxDeletes) continue;
        yield page;
        page = [];
      }
    }
    if (page.length > 0) yield page;
  }

  private daysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * dayMs);
  }

  private scan<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (manager) => {
      await manager.query(scanTimeout);
      return work(manager);
    });
  }

  private exclusively<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (manager) => {
      await lockForCollection(manager);
      return work(manager);
    });
  }
}
