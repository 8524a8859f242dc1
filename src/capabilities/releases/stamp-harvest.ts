import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RelatedWork } from '../../domain/card/record-metadata.js';
import { keyOf, ownPidOfKey } from '../../domain/card/work-identifiers.js';
import { setsOf } from '../../domain/scholarly/harvest-sets.js';
import { sql } from '../../foundations/database/database.js';
import { type HarvestedRelease, HarvestIndex } from '../harvesting/index.js';
import { IdentityService } from '../identity/index.js';
import type { RepositoryView } from '../repositories/index.js';

interface StampedRow {
  readonly id: string;
  readonly pid: string;
  readonly state: 'published' | 'withdrawn';
  readonly tasks: readonly string[] | null;
}

/** Tells harvesters which releases are disseminated otherwise than before. */
@Injectable()
export class HarvestStamps {
  constructor(
    private readonly identity: IdentityService,
    private readonly index: HarvestIndex,
  ) {}

  /**
   * Stamps a release, the one published before it, whose record names it as its successor, and those of
   * other records that they are related to; or all of a repository that is called otherwise now. Served by release_by_publication.
   * @param changed id of a release that is published or withdrawn; null for all of them
   */
  async stamp(
    manager: EntityManager,
    repository: RepositoryView,
    changed: string | null,
  ): Promise<void> {
    const rows = await sql<StampedRow>(manager, changed === null ? all : oneAndThatBefore, [
      repository.id,
      ...(changed === null ? [] : [changed]),
    ]);
    await this.index.stamp(manager, await this.describe(manager, repository, rows));
    if (changed !== null) {
      const targets = await targetsOf(
        manager,
        repository,
        rows.map(({ id }) => id),
      );
      await this.index.restamp(manager, targets);
    }
  }

  /** Gives a release that comes back from a mirror the datestamp that it had. */
  async restore(
    manager: EntityManager,
    repository: RepositoryView,
    releaseId: string,
    datestamp: Date,
  ): Promise<void> {
    const rows = await sql<StampedRow>(manager, onlyOne, [releaseId]);
    const [release] = await this.describe(manager, repository, rows);
    if (release !== undefined) await this.index.restore(manager, release, datestamp);
  }

  private async describe(
    manager: EntityManager,
    repository: RepositoryView,
    rows: readonly StampedRow[],
  ): Promise<HarvestedRelease[]> {
    const { kind, handle } = await this.identity.namespaceById(repository.namespaceId, manager);
    const organisation = kind === 'organisation' ? handle : null;
    return rows.map(({ id, pid, state, tasks }) => ({
      releaseId: id,
      pid,
      sets: setsOf({ kind: repository.kind, tasks: tasks ?? [], organisation }),
      isDeleted: state === 'withdrawn',
    }));
  }
}

/**
 * The releases of other records that these releases say, or said before an amendment, that they are
 * related to: each shows the inverse (scholarly A.4). Served by the primary keys.
 */
async function targetsOf(
  manager: EntityManager,
  repository: RepositoryView,
  releaseIds: readonly string[],
): Promise<string[]> {
  const stated = await sql<{ related: readonly RelatedWork[] | null }>(manager, relatedWorks, [
    releaseIds,
  ]);
  const keys = stated.flatMap(({ related }) =>
    (related ?? []).flatMap((work) => keyOf(work) ?? []),
  );
  const pids = [...new Set(keys.flatMap((key) => ownPidOfKey(key) ?? []))];
  if (pids.length === 0) return [];
  const rows = await sql<{ id: string }>(manager, releasesOfPids, [pids, repository.id]);
  return rows.map(({ id }) => id);
}

const relatedWorks = `
  SELECT metadata -> 'related' AS related FROM release WHERE id = ANY ($1::uuid[])
  UNION ALL
  SELECT result -> 'related' FROM amendment WHERE release_id = ANY ($1::uuid[])`;

const releasesOfPids = `
  SELECT x.id FROM pid p
  JOIN repository r ON r.id = p.repository_id
  JOIN release x ON x.repository_id = r.id AND x.state = 'published'
    AND (x.id = p.release_id
         OR p.release_id IS NULL AND x.version_folded = lower(r.public_version))
  WHERE p.pid = ANY ($1::text[]) AND p.repository_id <> $2`;

const columns = `
  r.id, r.pid, r.state,
  coalesce((SELECT a.result FROM amendment a WHERE a.release_id = r.id
            ORDER BY a.number DESC LIMIT 1), r.metadata) -> 'tasks' AS tasks`;

const all = `
  SELECT ${columns} FROM release r
  WHERE r.repository_id = $1 AND r.state IN ('published', 'withdrawn')`;

const onlyOne = `
  SELECT ${columns} FROM release r WHERE r.id = $1 AND r.state IN ('published', 'withdrawn')`;

const oneAndThatBefore = `
  SELECT ${columns} FROM release r
  WHERE r.repository_id = $1 AND r.state IN ('published', 'withdrawn')
    AND (r.published_at, r.id) <= (
      SELECT c.published_at, c.id FROM release c WHERE c.id = $2)
  ORDER BY r.published_at DESC NULLS LAST, r.id DESC LIMIT 2`;
