import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../foundations/database/database.js';
import { DoiRegister } from '../dois/index.js';
import type { RepositoryView } from '../repositories/index.js';

interface StampedRow {
  readonly id: string;
  readonly pid: string;
  readonly doi: string | null;
}

/** Gives releases their DOIs, and has registered again what changed of them. */
@Injectable()
export class DoiStamps {
  constructor(private readonly register: DoiRegister) {}

  /**
   * Gives a candidate the DOI that its publication will register. It is printed in the PDF, which is
   * released with the next candidate then: one of the same label takes over what an abandoned one had.
   * Served by release_version_index_is_unique.
   */
  async reserve(
    manager: EntityManager,
    repository: RepositoryView,
    release: { readonly id: string; readonly pid: string },
  ): Promise<void> {
    const abandoned = await sql<{ id: string }>(manager, abandonedBefore, [
      repository.id,
      release.id,
    ]);
    const ids = abandoned.map(({ id }) => id);
    const doi = await this.register.reserve(manager, repository, release, ids);
    if (doi === null) return;
    await sql(manager, 'UPDATE release SET doi = $2 WHERE id = $1', [release.id, doi]);
  }

  /**
   * Has a release, the one published before it, whose record names it, and the concept registered again;
   * or all of a repository. Those that were published before there were DOIs get theirs where all are
   * asked for. Served by release_by_publication.
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
    for (const row of rows) {
      const isToHaveOne = changed === null || row.id === changed;
      if (row.doi === null && isToHaveOne) await this.reserve(manager, repository, row);
    }
    await this.register.markDue(
      manager,
      repository.id,
      rows.map(({ id }) => id),
    );
  }
}

const abandonedBefore = `
  SELECT a.id FROM release a JOIN release c ON c.version_folded = a.version_folded
  WHERE a.repository_id = $1 AND a.state = 'abandoned' AND c.id = $2`;

const all = `
  SELECT id, pid, doi FROM release
  WHERE repository_id = $1 AND state IN ('published', 'withdrawn')`;

const oneAndThatBefore = `
  SELECT id, pid, doi FROM release
  WHERE repository_id = $1 AND state IN ('published', 'withdrawn')
    AND (published_at, id) <= (SELECT c.published_at, c.id FROM release c WHERE c.id = $2)
  ORDER BY published_at DESC NULLS LAST, id DESC LIMIT 2`;
