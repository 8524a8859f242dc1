import { Injectable } from '@nestjs/common';
import { ReleasesService, type ReleaseView } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Visit } from '../pages/visit.js';
import type { RecordName } from './record-address.js';

/** A release with the repository that it belongs to. */
export interface LocatedRelease {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
}

/** Finds the releases that addresses name, as far as the visitor may know of them. */
@Injectable()
export class LocatedReleases {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
  ) {}

  /**
   * The release of that label, or the latest where none is named, or the newest tombstone where all are
   * withdrawn. Throws `NotFound`.
   */
  async require(
    { viewer }: Pick<Visit, 'viewer'>,
    { kind, namespace, name }: RecordName,
    version: string | undefined,
  ): Promise<LocatedRelease> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release =
      version === undefined
        ? ((await this.releases.latest(repository)) ??
          (await this.releases.newestWithdrawn(repository)))
        : await this.releases.require(viewer, repository, version);
    if (release === null) {
      throw new NotFound('release-not-found', `${repository.fullName} shows no release.`, {
        facts: { repository: repository.fullName },
      });
    }
    return { repository, release };
  }
}
