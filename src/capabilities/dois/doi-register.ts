import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MirroredDoi } from '../../domain/preservation/rebuild-document.js';
import { doiOf } from '../../domain/registration/doi.js';
import { Clock } from '../../foundations/clock/clock.js';
import { DataCiteConfig } from '../../foundations/config/datacite.config.js';
import { Database, sql } from '../../foundations/database/database.js';

/** Of an UPDATE whose third parameter is now. */
const waits = 'waiting_since = CASE WHEN due_at IS NULL THEN $3 ELSE waiting_since END';

interface MirroredRow extends Pick<MirroredDoi, 'doi' | 'state' | 'reason'> {
  readonly reserved_at: Date;
  readonly registered_at: Date | null;
  readonly release_id: string | null;
}

/** A concept or a version that is to have a DOI. */
interface Named {
  readonly id: string;
  readonly pid: string;
}

/** The DOI of a version, and since when it is promised. */
export interface VersionDoi {
  readonly doi: string;
  readonly reservedAt: Date;
}

/** Gives concepts and versions their DOIs, and notes in which of them something changed. */
@Injectable()
export class DoiRegister {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly config: DataCiteConfig,
    private readonly clock: Clock,
  ) {}

  /** Whether DOIs are given at all. */
  get isOffered(): boolean {
    return this.config.account !== null;
  }

  /**
   * Reserves the DOI of a release and that of its concept; keeps those that there are. Nothing is sent.
   * @param abandoned candidates that the release takes the place of: it takes over their DOI as well
   * @returns the DOI of the release; null where none are given
   */
  async reserve(
    manager: EntityManager,
    repository: Named,
    release: Named,
    abandoned: readonly string[] = [],
  ): Promise<string | null> {
    if (this.config.account === null) return null;
    const { prefix } = this.config.account;
    await sql(
      manager,
      `UPDATE doi SET release_id = $2 WHERE release_id = ANY ($1::uuid[]) AND state = 'reserved'`,
      [abandoned, release.id],
    );
    await sql(
      manager,
      `INSERT INTO doi (doi, repository_id, release_id, reserved_at)
       VALUES ($1, $3, NULL, $5), ($2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [
        doiOf(prefix, repository.pid),
        doiOf(prefix, release.pid),
        repository.id,
        release.id,
        this.clock.now(),
      ],
    );
    const [row] = await sql<{ doi: string }>(manager, 'SELECT doi FROM doi WHERE release_id = $1', [
      release.id,
    ]);
    return row?.doi ?? null;
  }

  /**
   * Notes that something else is to be registered for a concept and some of its versions, in the
   * transaction that changed it. Those without a DOI are left alone.
   */
  async markDue(
    manager: EntityManager,
    repositoryId: string,
    releaseIds: readonly string[],
  ): Promise<void> {
    if (releaseIds.length === 0) return;
    const marked = await sql<{ doi: string }>(
      manager,
      `UPDATE doi SET changes = changes + 1, due_at = $3, ${waits}, attempts = 0, reason = NULL,
         state = CASE WHEN state IN ('reserved', 'failed') THEN 'pending' ELSE state END
       WHERE repository_id = $1 AND (release_id IS NULL OR release_id = ANY ($2::uuid[]))
       RETURNING doi`,
      [repositoryId, releaseIds, this.clock.now()],
    );
    if (marked.length > 0) this.announce(manager);
  }

  /** The DOIs of concepts by repository, reserved ones as well; served by doi_concept_has_one. */
  async conceptsOf(repositoryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; doi: string }>(
      `SELECT repository_id AS id, doi FROM doi
       WHERE repository_id = ANY ($1::uuid[]) AND release_id IS NULL`,
      [repositoryIds],
    );
    return new Map(rows.map(({ id, doi }) => [id, doi]));
  }

  /** All that is known of the DOIs of a repository and its releases; served by doi_by_repository. */
  async mirrored(repositoryId: string): Promise<(MirroredDoi & { releaseId: string | null })[]> {
    const rows = await this.database.query<MirroredRow>(
      `SELECT doi, state, reason, reserved_at, registered_at, release_id
       FROM doi WHERE repository_id = $1`,
      [repositoryId],
    );
    return rows.map(({ reserved_at, registered_at, release_id, ...row }) => ({
      ...row,
      reservedAt: reserved_at.toISOString(),
      registeredAt: registered_at?.toISOString() ?? null,
      releaseId: release_id,
    }));
  }

  /**
   * Takes over a DOI that comes back from a mirror, as it stood; what its registrar knows is sent again.
   * One that is there stays as it is.
   * @param releaseId null for the concept
   */
  async restore(
    manager: EntityManager,
    repositoryId: string,
    releaseId: string | null,
    { doi, state, reason, reservedAt, registeredAt }: MirroredDoi,
  ): Promise<void> {
    const isDue = state === 'pending' || state === 'registered' || state === 'findable';
    await sql(
      manager,
      `INSERT INTO doi (doi, repository_id, release_id, state, reason, reserved_at, registered_at,
                        changes, due_at, waiting_since)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)
       ON CONFLICT ${releaseId === null ? '(repository_id) WHERE release_id IS NULL' : '(release_id)'}
       DO NOTHING`,
      [
        doi,
        repositoryId,
        releaseId,
        ...[state, reason, reservedAt, registeredAt, isDue ? this.clock.now() : null],
      ],
    );
    if (isDue) this.announce(manager);
  }

  /** The DOIs of versions by release, reserved ones as well; served by doi_release_has_one. */
  async versionsOf(releaseIds: readonly string[]): Promise<ReadonlyMap<string, VersionDoi>> {
    const rows = await this.database.query<VersionDoi & { id: string }>(
      `SELECT release_id AS id, doi, reserved_at AS "reservedAt" FROM doi
       WHERE release_id = ANY ($1::uuid[])`,
      [releaseIds],
    );
    return new Map(rows.map(({ id, ...version }) => [id, version]));
  }

  /** Calls `listener` on this process whenever there is something to send. */
  whenDue(listener: () => void): void {
    this.listeners.push(listener);
  }

  private announce(manager: EntityManager): void {
    this.database.afterCommit(manager, () => {
      for (const listener of this.listeners) listener();
    });
  }
}
