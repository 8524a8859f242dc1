import { Injectable } from '@nestjs/common';
import { ReleasesService, type ReleaseView } from '../../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import { NotFound } from '../../../../domain/errors/sphere-error.js';
import { kindOfSegment } from '../../../../domain/identifiers/repository-kind.js';
import { requireSteward } from '../../../../domain/release/require-ability.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import type { NamedRelease } from './release-named.js';

/** The parts of an address below `/steward/releases`. */
export interface ReleaseParams {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
}

/** A release that a steward acts on. */
export interface FoundRelease {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  /** As it is spelled. */
  readonly named: NamedRelease;
}

/** Finds the release of an address, as stewards may see it. */
@Injectable()
export class ReleaseDesk {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
  ) {}

  /** Throws `Unauthenticated`, `Forbidden`, `NotFound`, `Moved`. */
  async require(viewer: Viewer, params: ReleaseParams): Promise<FoundRelease> {
    requireSteward(viewer);
    const kind = kindOfSegment(params.kind);
    if (kind === null) {
      const address = `/steward/releases/${params.kind.slice(0, 80)}`;
      throw new NotFound('not-found', `Nothing answers ${address}.`, { facts: { address } });
    }
    const repository = await this.repositories.require(viewer, kind, params.namespace, params.name);
    const release = await this.releases.require(viewer, repository, params.version);
    const { namespace, name } = repository;
    return { repository, release, named: { kind, namespace, name, version: release.version } };
  }
}
