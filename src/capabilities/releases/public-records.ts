import { Injectable } from '@nestjs/common';
import { Database } from '../../foundations/database/database.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { listReleases } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/** A record with all that was ever published of it. */
export interface PublicRecord {
  readonly repository: RepositoryView;
  /** Published and withdrawn ones, the one proposed first first. */
  readonly releases: readonly ReleaseView[];
}

const recordsPerPage = 100;
const releasesPerPage = 100;

/** Everything that was ever published, for those who keep copies of it. */
@Injectable()
export class PublicRecords {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
  ) {}

  /** How many records there are. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      `SELECT count(DISTINCT repository_id) FROM release WHERE state IN ('published', 'withdrawn')`,
    );
    return Number(row?.count ?? 0);
  }

  /** Walks over all records; what is published meanwhile may be missed. */
  async *all(): AsyncGenerator<PublicRecord> {
    for (let after: string | null = null; ;) {
      const ids: string[] = await this.page(after);
      const repositories = await this.repositories.findMany(ids);
      for (const id of ids) {
        const repository = repositories.get(id);
        if (repository !== undefined) yield await this.of(repository);
      }
      after = ids.at(-1) ?? null;
      if (ids.length < recordsPerPage) return;
    }
  }

  /** The record of one repository; without releases where nothing of it was published. */
  async of(repository: RepositoryView): Promise<PublicRecord> {
    const releases: ReleaseView[] = [];
    for (;;) {
      const page = await listReleases(this.database, repository.id, {
        states: ['published', 'withdrawn'],
        before: releases.at(-1)?.versionIndex ?? null,
        limit: releasesPerPage,
      });
      releases.push(...page);
      if (page.length < releasesPerPage) return { repository, releases: releases.reverse() };
    }
  }

  /** Served by release_version_index_is_unique. */
  private async page(after: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT repository_id AS id FROM release
       WHERE state IN ('published', 'withdrawn') AND ($1::uuid IS NULL OR repository_id > $1)
       ORDER BY repository_id LIMIT $2`,
      [after, recordsPerPage],
    );
    return rows.map(({ id }) => id);
  }
}
