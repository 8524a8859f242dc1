import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
  type Revision,
} from '../../../capabilities/repositories/index.js';

/** What an address of the door leads to. */
export interface LocatedRevision {
  readonly repository: RepositoryView;
  readonly revision: Revision;
  /** What follows the revision; empty for the root. */
  readonly path: string;
}

/** How many segments a branch name may have where a client sends it with bare slashes. */
const maxBareSegments = 4;

/** Finds the repository and the revision that an address names, for a viewer. */
@Injectable()
export class RevisionLocator {
  constructor(private readonly repositories: RepositoriesService) {}

  /** Throws `NotFound`, `Moved` or `Withdrawn`. */
  async locate(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
    revisionName: string | undefined,
    path = '',
  ): Promise<LocatedRevision> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const revision = await this.repositories.resolve(viewer, repository, revisionName);
    return { repository, revision, path };
  }

  /**
   * As `locate`, for the lists whose revision JS sends with bare slashes: where the first segment is
   * no revision, more and more of what follows is taken for its name (hf-hub §0, routing).
   */
  async locateBare(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
    revisionName: string,
    path: string,
  ): Promise<LocatedRevision> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const segments = path.split('/').filter((segment) => segment !== '');
    let missing: NotFound | null = null;
    for (let taken = 0; taken <= Math.min(segments.length, maxBareSegments); taken += 1) {
      const label = [revisionName, ...segments.slice(0, taken)].join('/');
      try {
        const revision = await this.repositories.resolve(viewer, repository, label);
        return { repository, revision, path: segments.slice(taken).join('/') };
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        missing ??= error;
      }
    }
    throw missing ?? new Error('At least one name is tried.');
  }
}

/** The refusal of a path that is not in a revision. */
export function entryNotFound(repository: RepositoryView, revision: Revision, path: string) {
  return new NotFound(
    'entry-not-found',
    `${repository.fullName} has no "${path.slice(0, 200)}" at ${revision.label}.`,
    {
      facts: {
        path: path.slice(0, 200),
        repository: repository.fullName,
        revision: revision.label,
      },
    },
  );
}
