import { Injectable } from '@nestjs/common';
import { FixityConfig } from '../../foundations/config/fixity.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { ObjectMissing } from '../../foundations/object-store/object-store.js';
import { ReplicaStore } from '../../foundations/object-store/replica-store.js';
import type { DueBlob, ReplicaCopy } from '../artifacts/index.js';
import { BlobHolders } from '../releases/index.js';
import { openMirrored } from './read-mirror.js';

/** Records that hold the same bytes; each of their objects has them, if any. */
const askedRecords = 20;

/** Where bytes stand a second time. */
@Injectable()
export class Replica {
  constructor(
    private readonly config: FixityConfig,
    private readonly second: ReplicaStore,
    private readonly holders: BlobHolders,
    private readonly server: ServerConfig,
  ) {}

  /**
   * What the replica holds as a blob, yet to be hashed; null where it has none, or there is no replica.
   * Throws what keeps the replica from being read.
   */
  async find(blob: DueBlob): Promise<ReplicaCopy | null> {
    const { replica } = this.config;
    switch (replica.kind) {
      case 'none':
        return null;
      case 'ocfl':
        return this.fromMirror(replica.root, blob);
      case 's3':
        return this.fromStore(blob);
    }
  }

  /** By the records that hold the blob: their PIDs lead to the objects, whatever the mirror's size. */
  private async fromMirror(root: string, { sha256 }: DueBlob): Promise<ReplicaCopy | null> {
    const holders = (await this.holders.of([sha256], askedRecords)).get(sha256) ?? [];
    for (const pid of new Set(holders.map(({ conceptPid }) => conceptPid))) {
      const bytes = await openMirrored(root, `${this.server.publicUrl}/id/${pid}`, sha256);
      if (bytes !== null) return { from: 'ocfl-mirror', bytes };
    }
    return null;
  }

  private async fromStore({ storageKey }: DueBlob): Promise<ReplicaCopy | null> {
    try {
      const bytes = await this.second.store?.open(storageKey);
      return bytes === undefined ? null : { from: 'replica-store', bytes };
    } catch (error) {
      if (error instanceof ObjectMissing) return null;
      throw error;
    }
  }
}
