import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../repositories/index.js';
import { LatestRelease } from './latest-release.js';
import { lockReleases } from './release-rows.js';

/** Renames a repository, and what search knows of it with it. */
@Injectable()
export class RenameRecord {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly latest: LatestRelease,
  ) {}

  /**
   * As `RepositoriesService.move`. The search document follows in a transaction of its own: dying
   * between the two leaves the old name in search, which leads to the new one all the same.
   */
  async rename(
    viewer: Viewer,
    from: RepositoryAddress,
    to: Omit<RepositoryAddress, 'kind'>,
  ): Promise<RepositoryView> {
    const repository = await this.repositories.move(viewer, from, to);
    await this.database.transaction(async (manager) => {
      await lockReleases(manager, repository.id);
      await this.latest.show(manager, repository, null);
    });
    return repository;
  }
}
