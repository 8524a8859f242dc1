import { Injectable } from '@nestjs/common';
import { XorbInspection } from '../../../domain/xet/read-xorb.js';
import type { XetHash } from '../../../domain/xet/xet-hash.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectStore } from '../../../foundations/object-store/object-store.js';
import { newStorageKey, xorbPrefix } from '../storage-key.js';
import { ChunkIndex } from './chunk-index.js';
import { Gate } from './gate.js';
import { xorbMismatch } from './xorb-refusals.js';
import { bindXorb, noteSender, touchXorb } from './xorb-table.js';

/**
 * Xorbs of one account that arrive at a time. An external store holds up to two parts of each in
 * memory; the account's others wait, and nobody else does.
 */
const maxIncoming = 4;

/** Takes in xorbs: looks at every chunk as it passes, and keeps what is what it was announced as. */
@Injectable()
export class XorbReception {
  private readonly gates = new Map<string, Gate>();

  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the xorb and notes that the account has sent it. Holds a chunk of it at a time. What is
   * known already is read and verified all the same: whoever has not sent the bytes has not shown
   * that it has them. Leaves nothing behind where it throws `InvalidInput`: `xorb-mismatch`, and what
   * `XorbInspection` throws.
   * @param sizeBytes as announced; null where nobody said
   */
  take(
    accountId: string,
    hash: XetHash,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number | null,
  ): Promise<{ readonly wasInserted: boolean }> {
    const gate = this.gates.get(accountId) ?? new Gate(maxIncoming);
    this.gates.set(accountId, gate);
    return gate
      .pass(() => this.receive(accountId, hash, source, sizeBytes))
      .finally(() => {
        if (gate.isIdle) this.gates.delete(accountId);
      });
  }

  private async receive(
    accountId: string,
    hash: XetHash,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number | null,
  ): Promise<{ readonly wasInserted: boolean }> {
    const passing = new PassingXorb(hash, source, await XorbInspection.create());
    const known = await this.database.transaction((manager) =>
      touchXorb(manager, hash, this.clock.now()),
    );
    if (known !== null) {
      const stored = await this.store.stat(known.storageKey);
      if (stored?.sizeBytes === known.packedBytes) {
        await passing.readOn();
        await this.database.transaction((manager) => noteSender(manager, hash, accountId));
        return { wasInserted: false };
      }
    }
    const storageKey = newStorageKey(xorbPrefix);
    const { sizeBytes: packedBytes } = await this.store.put(
      storageKey,
      passing.pieces(),
      sizeBytes === null ? {} : { sizeBytes },
    );
    const boundKey = await this.database.transaction(async (manager) => {
      const xorb = { hash, storageKey, packedBytes, index: passing.index() };
      const bound = await bindXorb(
        manager,
        xorb,
        this.clock.now(),
        known === null ? null : known.storageKey,
      );
      await noteSender(manager, hash, accountId);
      return bound;
    });
    if (boundKey === storageKey) return { wasInserted: true };
    await this.store.delete(storageKey);
    return { wasInserted: false };
  }
}

/** A xorb on its way: its pieces go on unchanged, and its last one only where the hash is right. */
class PassingXorb {
  private found: ChunkIndex | null = null;

  constructor(
    private readonly hash: XetHash,
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly inspection: XorbInspection,
  ) {}

  /** To be read once, to its end. Throws `InvalidInput`. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of this.source) {
      this.inspection.write(piece);
      yield piece;
    }
    const { hash, chunks } = this.inspection.end();
    if (hash !== this.hash) throw xorbMismatch(this.hash, hash);
    this.found = ChunkIndex.of(chunks);
  }

  /** As `pieces`, for nobody. */
  async readOn(): Promise<void> {
    const pieces = this.pieces();
    for (let isOver = false; !isOver;) isOver = (await pieces.next()).done === true;
  }

  /** What `pieces` found. */
  index(): ChunkIndex {
    if (this.found === null) throw new Error('The xorb was not read to its end.');
    return this.found;
  }
}
