import { canReadDraft, type RepositoryAccess } from '../release/policies.js';
import type { Viewer } from '../release/viewer.js';

/**
 * Whether a viewer sees all opinions on a release. Before publication only members do: an advisor sees
 * her own alone, so that each judges by herself (decision 0010).
 */
export function canSeeAllOpinions(
  viewer: Viewer,
  repository: Pick<RepositoryAccess, 'namespaceId'>,
  isPublic: boolean,
): boolean {
  return isPublic || isMember(viewer, repository);
}

/** Whether a viewer belongs to the namespace, in whatever role. */
export function isMember(
  viewer: Viewer,
  { namespaceId }: Pick<RepositoryAccess, 'namespaceId'>,
): boolean {
  return canReadDraft(viewer, { namespaceId, isReleased: false });
}
