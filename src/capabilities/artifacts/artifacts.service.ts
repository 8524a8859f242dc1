import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, NotFound, TooLarge } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { sniffMediaType, sniffedBytes } from '../../domain/formats/media-type.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql, violatedConstraint } from '../../foundations/database/database.js';
import {
  type DownloadHeaders,
  type ObjectRange,
  ObjectStore,
  readObject,
} from '../../foundations/object-store/object-store.js';
import { EventLog } from '../audit/index.js';
import {
  bindBlob,
  blobColumns,
  type BlobRow,
  type BlobView,
  findBlob,
  toBlobView,
} from './blob-table.js';
import { fingerprintOf } from './fingerprint.js';
import { findNameableBlobs, holdBlobs } from './holding-table.js';
import { newStorageKey } from './storage-key.js';
import { mediaTypeOfStored } from './stored-media-type.js';
import { downloadUrlSeconds, maxInlineBytes } from './uploads/upload-limits.js';
import type { FixityResult } from './upkeep/verify-fixity.js';

/** Blobs: finding, storing, opening, and who may name them. */
@Injectable()
export class ArtifactsService {
  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
    private readonly events: EventLog,
  ) {}

  /** Finds a blob whoever asks; whether the viewer may see a file is decided before. */
  async find(sha256: Sha256): Promise<BlobView | null> {
    return (await this.findMany([sha256])).get(sha256) ?? null;
  }

  /** As `find`, and throws `NotFound` `blob-not-found`. */
  async require(sha256: Sha256): Promise<BlobView> {
    const blob = await this.find(sha256);
    if (blob === null) throw blobNotFound(sha256);
    return blob;
  }

  /** Finds many at once; those that do not exist are left out. */
  async findMany(sha256s: readonly Sha256[]): Promise<Map<Sha256, BlobView>> {
    const rows = await this.database.prepared<BlobRow>(
      'artifacts-find-blobs',
      `SELECT ${blobColumns} FROM blob WHERE sha256 = ANY ($1) AND state <> 'absent'`,
      [sha256s],
    );
    return new Map(rows.map((row) => [row.sha256, toBlobView(row)]));
  }

  /**
   * Stores a small file for a repository, at most 10 MiB; the same bytes are stored once.
   * Throws `TooLarge`.
   */
  async storeBytes(repositoryId: string, namespaceId: string, bytes: Buffer): Promise<BlobView> {
    if (bytes.length > maxInlineBytes) {
      throw new TooLarge(
        `${bytes.length} bytes are more than the ${maxInlineBytes} that may be sent in one request.`,
        {
          remedy: 'Begin an upload for this file.',
          facts: { what: 'inline', limitBytes: maxInlineBytes },
        },
      );
    }
    const seen = fingerprintOf(bytes);
    const known = await this.database.transaction(async (manager) => {
      const held = await holdBlobs(manager, repositoryId, namespaceId, [seen.sha256]);
      // What somebody else binds between the two looks is there, and not held yet.
      return held.has(seen.sha256) ? findBlob(manager, seen.sha256) : null;
    });
    if (known !== null) return known;

    const storageKey = newStorageKey();
    await this.store.put(storageKey, bytes);
    const mediaType = sniffMediaType(
      bytes.subarray(0, sniffedBytes),
      bytes.subarray(-sniffedBytes),
    );
    const blob = await this.database.transaction(async (manager) => {
      const bound = await bindBlob(manager, { ...seen, storageKey, mediaType }, this.clock.now());
      await holdBlobs(manager, repositoryId, namespaceId, [bound.sha256]);
      return bound;
    });
    if (blob.storageKey !== storageKey) await this.store.delete(storageKey);
    return blob;
  }

  /**
   * Stores a file of any size for a repository as it arrives, hashed by Sphere on its way: what another
   * door has assembled or fetched becomes a blob exactly as an upload does. Leaves nothing behind where
   * it throws: `InvalidInput` `size-mismatch` or `sha256-mismatch` where the bytes are not what was expected.
   */
  async storeStream(
    repositoryId: string,
    namespaceId: string,
    source: AsyncIterable<Uint8Array>,
    expected: { readonly sha256: Sha256; readonly sizeBytes: number },
  ): Promise<BlobView> {
    const storageKey = newStorageKey();
    const seen = await this.store.put(storageKey, source, expected);
    const mediaType = await mediaTypeOfStored(this.store, storageKey, seen.sizeBytes);
    const blob = await this.database.transaction(async (manager) => {
      const bound = await bindBlob(manager, { ...seen, storageKey, mediaType }, this.clock.now());
      await holdBlobs(manager, repositoryId, namespaceId, [bound.sha256]);
      return bound;
    });
    if (blob.storageKey !== storageKey) await this.store.delete(storageKey);
    return blob;
  }

  /** Opens a blob's bytes, or those of `range` (both ends inclusive). Throws `ObjectMissing`. */
  open(blob: BlobView, range?: ObjectRange): Promise<Readable> {
    return this.store.open(blob.storageKey, range);
  }

  /**
   * A blob's bytes, or those of `range` (both ends inclusive), in memory; the caller sees to it that
   * they are few. Throws `ObjectMissing`.
   */
  async readBytes(blob: BlobView, range?: ObjectRange): Promise<Buffer> {
    return blob.sizeBytes === 0 ? Buffer.alloc(0) : readObject(this.store, blob.storageKey, range);
  }

  /**
   * A signed address at which a client fetches a blob without Sphere, or null where the store has none.
   * @param headers what the store must answer with; signed, so that nobody can change it
   */
  signedDownload(blob: BlobView, headers: DownloadHeaders): Promise<string | null> {
    return this.store.signDownload(blob.storageKey, {
      ...headers,
      expiresInSeconds: downloadUrlSeconds,
    });
  }

  /**
   * Those of `sha256s` that a commit of the viewer to the repository may name: held by the repository,
   * or readable by the viewer elsewhere, or public.
   */
  async mayName(
    viewer: Viewer,
    repositoryId: string,
    sha256s: readonly Sha256[],
  ): Promise<Set<Sha256>> {
    const blobs = await this.database.transaction((manager) =>
      findNameableBlobs(manager, repositoryId, readableNamespaces(viewer), sha256s),
    );
    return new Set(blobs.map(({ sha256 }) => sha256));
  }

  /**
   * Notes that a repository holds blobs. Every transaction that gives a blob a name calls it before it
   * writes the name: it keeps the collector out until the commit.
   * Throws `Conflict` `blob-collected` where one is gone since it was looked at.
   */
  async hold(
    manager: EntityManager,
    repositoryId: string,
    namespaceId: string,
    sha256s: readonly Sha256[],
  ): Promise<void> {
    const held = await holdBlobs(manager, repositoryId, namespaceId, sha256s);
    const gone = sha256s.filter((sha256) => !held.has(sha256));
    if (gone.length > 0) {
      throw new Conflict('blob-collected', `No bytes of SHA-256 ${gone.join(', ')} are stored.`, {
        remedy: 'Upload the file again.',
        facts: { sha256s: gone },
      });
    }
  }

  /** Moves what a repository holds to another namespace, with the repository. */
  async moveHoldings(
    manager: EntityManager,
    repositoryId: string,
    namespaceId: string,
  ): Promise<void> {
    await sql(manager, 'UPDATE blob_holding SET namespace_id = $2 WHERE repository_id = $1', [
      repositoryId,
      namespaceId,
    ]);
  }

  /** Forgets what a repository holds and was sent, before it is removed; the collector does the rest. */
  async dropHoldings(manager: EntityManager, repositoryId: string): Promise<void> {
    await sql(manager, 'DELETE FROM blob_holding WHERE repository_id = $1', [repositoryId]);
    await sql(manager, 'DELETE FROM upload WHERE repository_id = $1', [repositoryId]);
  }

  /** Lets anybody name these blobs: a published release shows them. */
  async markPublic(manager: EntityManager, sha256s: readonly Sha256[]): Promise<void> {
    await sql(
      manager,
      // In one order, so that two releases with common files do not wait for each other.
      `UPDATE blob SET is_public = true WHERE sha256 IN (
         SELECT sha256 FROM blob WHERE sha256 = ANY ($1) AND NOT is_public
         ORDER BY sha256 FOR NO KEY UPDATE)`,
      [sha256s],
    );
  }

  /** Sets anew whether a published release shows these blobs, after a withdrawal or its end. */
  async recomputePublic(manager: EntityManager, sha256s: readonly Sha256[]): Promise<void> {
    await sql(
      manager,
      `UPDATE blob b SET is_public = EXISTS (
         SELECT 1 FROM release_file f JOIN release r ON r.id = f.release_id
         WHERE f.sha256 = b.sha256 AND r.state = 'published')
       WHERE sha256 IN (
         SELECT sha256 FROM blob WHERE sha256 = ANY ($1) ORDER BY sha256 FOR NO KEY UPDATE)`,
      [sha256s],
    );
  }

  /**
   * A steward's decision on suspicious bytes: what is not allowed is not released. Names no repository
   * in the log, since drafts may hold them.
   * Throws `Unauthenticated`, `Forbidden`, `NotFound`, and `Conflict` `released-immutable` for bytes of a
   * published release, which only a withdrawal takes out of service.
   */
  async decide(
    viewer: Viewer,
    sha256: Sha256,
    decision: { readonly allow: boolean; readonly reason: string },
  ): Promise<BlobView> {
    const steward = requireSteward(viewer);
    const note = { ...decision, by: steward.handle, at: this.clock.now() };
    try {
      return await this.database.transaction(async (manager) => {
        const [row] = await sql<BlobRow>(
          manager,
          `UPDATE blob SET state = $2,
             inspection = coalesce(inspection, '{}') || jsonb_build_object('decision', $3::jsonb)
           WHERE sha256 = $1 AND state <> 'absent' RETURNING ${blobColumns}`,
          [sha256, decision.allow ? 'verified' : 'quarantined', JSON.stringify(note)],
        );
        if (row === undefined) throw blobNotFound(sha256);
        await this.events.append(manager, {
          actor: steward.handle,
          action: decision.allow ? 'blob.allowed' : 'blob.quarantined',
          subject: `blob:${sha256}`,
          detail: { reason: decision.reason },
          isPublic: false,
        });
        return toBlobView(row);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'blob_of_a_release_is_served') throw error;
      throw new Conflict(
        'released-immutable',
        `The bytes of SHA-256 ${sha256} belong to a published release.`,
        {
          remedy: 'Withdraw the release.',
          cause: error,
          facts: { what: 'bytes', sha256 },
        },
      );
    }
  }

  /** When each blob was last read as a whole, at its arrival or since, and what was found. */
  async fixityOf(sha256s: readonly Sha256[]): Promise<FixityResult[]> {
    const rows = await this.database.query<FixityRow>(
      `SELECT sha256, size_bytes, last_checked_at, inspection -> 'fixity' AS fixity
       FROM blob WHERE sha256 = ANY ($1) ORDER BY sha256`,
      [sha256s],
    );
    return rows.map((row) => ({
      sha256: row.sha256,
      sizeBytes: Number(row.size_bytes),
      checkedAt: row.last_checked_at,
      outcome: row.fixity?.outcome ?? 'intact',
      actual: row.fixity === null ? row.sha256 : row.fixity.actual,
    }));
  }
}

interface FixityRow {
  readonly sha256: Sha256;
  readonly size_bytes: string;
  readonly last_checked_at: Date;
  readonly fixity: Pick<FixityResult, 'outcome' | 'actual'> | null;
}

function readableNamespaces(viewer: Viewer): string[] {
  return viewer.kind === 'account' ? [...viewer.memberships.keys()] : [];
}

function blobNotFound(sha256: Sha256): NotFound {
  return new NotFound('blob-not-found', `No bytes of SHA-256 ${sha256} are stored.`, {
    facts: { sha256 },
  });
}
