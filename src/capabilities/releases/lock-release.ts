import type { EntityManager } from 'typeorm';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { canReadDraft } from '../../domain/release/policies.js';
import type { Viewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from '../repositories/index.js';
import { lockRelease } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/**
 * The release of that label, to be changed. Throws `NotFound` (`release-not-found`) also for a
 * candidate that the viewer may not see, so that nobody learns of it by trying (licence-policy R47).
 */
export async function requireLocked(
  manager: EntityManager,
  viewer: Viewer,
  repository: RepositoryView,
  version: string,
): Promise<ReleaseView> {
  const release = await lockRelease(manager, repository.id, version);
  if (release === null || !mayKnow(viewer, repository, release)) {
    throw releaseNotFound(repository, version);
  }
  return release;
}

/** Candidates are for members and invited advisors; the rest is public. */
export function mayKnow(
  viewer: Viewer,
  repository: RepositoryView,
  { state }: Pick<ReleaseView, 'state'>,
): boolean {
  return state !== 'candidate' || canReadDraft(viewer, repository);
}

/** No such release, or none that the viewer may know of. */
export function releaseNotFound(repository: RepositoryView, version: string): NotFound {
  return new NotFound(
    'release-not-found',
    `${repository.fullName} has no release "${version.slice(0, 80)}".`,
    { facts: { repository: repository.fullName, version: version.slice(0, 80) } },
  );
}
