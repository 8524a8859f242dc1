import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../foundations/database/database.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { LatestRelease } from './latest-release.js';
import { lockReleases } from './release-rows.js';
import { DoiStamps } from './stamp-dois.js';
import { HarvestStamps } from './stamp-harvest.js';

/** Repositories of one round. */
const batchSize = 100;

/** What other rooms do to what is known of releases. */
@Injectable()
export class RegisteredReleases {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly latest: LatestRelease,
    private readonly harvest: HarvestStamps,
    private readonly dois: DoiStamps,
  ) {}

  /** Moves the datestamp of a release whose DOI leads somewhere since now (scholarly C). */
  async announceDoi(
    manager: EntityManager,
    release: { readonly repositoryId: string; readonly releaseId: string },
  ): Promise<void> {
    const { repositoryId, releaseId } = release;
    const repository = (await this.repositories.findMany([repositoryId])).get(repositoryId);
    if (repository !== undefined) await this.harvest.stamp(manager, repository, releaseId);
  }

  /**
   * Has a release disseminated again of which another room changed the relations: its datestamp moves, and
   * its DOI is due.
   */
  async announceRelations(
    manager: EntityManager,
    repository: RepositoryView,
    releaseId: string,
  ): Promise<void> {
    // DOIs first, as whoever else locks both does: the other way round deadlocks with what registers them.
    await this.dois.stamp(manager, repository, releaseId);
    await this.harvest.stamp(manager, repository, releaseId);
  }

  /**
   * Gives a DOI to everything published or withdrawn that has none, a repository at a time; harmless to
   * repeat, and goes on where it was broken off. Served by release_public_without_doi.
   * @param onRepository hears how many repositories are done
   * @returns how many repositories got some
   */
  async giveDois(onRepository: (done: number) => void): Promise<number> {
    let done = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<{ id: string }>(
        `SELECT DISTINCT repository_id AS id FROM release
         WHERE doi IS NULL AND state IN ('published', 'withdrawn') AND repository_id > $1
         ORDER BY repository_id LIMIT $2`,
        [after, batchSize],
      );
      const repositories = await this.repositories.findMany(rows.map(({ id }) => id));
      for (const repository of repositories.values()) {
        await this.database.transaction(async (manager) => {
          await lockReleases(manager, repository.id);
          await this.latest.show(manager, repository, null);
        });
        done += 1;
        onRepository(done);
      }
      const last = rows.at(-1);
      if (last === undefined) return done;
      after = last.id;
    }
  }
}
