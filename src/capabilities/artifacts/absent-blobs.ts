import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { Clock } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';
import { lockForBinding } from './blob-table.js';

/** Bytes that are known by their checksum and are not held here. */
@Injectable()
export class AbsentBlobs {
  constructor(private readonly clock: Clock) {}

  /**
   * Notes bytes that a withdrawn release names and nobody may have. Those that are held here stay as they
   * are; the others become blobs like any as soon as somebody stores them.
   */
  async note(
    manager: EntityManager,
    blobs: readonly { readonly sha256: Sha256; readonly sizeBytes: number }[],
  ): Promise<void> {
    const bySha256 = new Map(blobs.map((blob) => [blob.sha256, blob.sizeBytes]));
    await lockForBinding(manager);
    await sql(
      manager,
      `INSERT INTO blob (sha256, size_bytes, storage_key, state, created_at)
       SELECT b.sha256, b.size_bytes, 'absent/' || b.sha256, 'absent', $3
       FROM unnest($1::text[], $2::bigint[]) AS b (sha256, size_bytes)
       ORDER BY b.sha256 ON CONFLICT (sha256) DO NOTHING`,
      [[...bySha256.keys()], [...bySha256.values()], this.clock.now()],
    );
  }
}
