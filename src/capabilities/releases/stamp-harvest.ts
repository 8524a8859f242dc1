import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { setsOf } from '../../domain/scholarly/harvest-sets.js';
import { sql } from '../../foundations/database/database.js';
import { HarvestIndex } from '../harvesting/index.js';
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
   * Stamps a release and the one published before it, whose record names it as its successor; or all of
   * a repository that is called otherwise now. Served by release_by_publication.
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
    const { kind, handle } = await this.identity.namespaceById(repository.namespaceId, manager);
    const organisation = kind === 'organisation' ? handle : null;
    await this.index.stamp(
      manager,
      rows.map(({ id, pid, state, tasks }) => ({
        releaseId: id,
        pid,
        sets: setsOf({ kind: repository.kind, tasks: tasks ?? [], organisation }),
        isDeleted: state === 'withdrawn',
      })),
    );
  }
}

const columns = `
  r.id, r.pid, r.state,
  coalesce((SELECT a.result FROM amendment a WHERE a.release_id = r.id
            ORDER BY a.number DESC LIMIT 1), r.metadata) -> 'tasks' AS tasks`;

const all = `
  SELECT ${columns} FROM release r
  WHERE r.repository_id = $1 AND r.state IN ('published', 'withdrawn')`;

const oneAndThatBefore = `
  SELECT ${columns} FROM release r
  WHERE r.repository_id = $1 AND r.state IN ('published', 'withdrawn')
    AND (r.published_at, r.id) <= (
      SELECT c.published_at, c.id FROM release c WHERE c.id = $2)
  ORDER BY r.published_at DESC NULLS LAST, r.id DESC LIMIT 2`;
