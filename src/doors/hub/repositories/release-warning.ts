import type { ReleaseView } from '../../../capabilities/releases/index.js';

/**
 * The `X-HF-Warning` for a tag that made a candidate: what its publication waits for (hf-hub B7).
 * Null for a published release.
 */
export function releaseWarning({
  state,
  version,
  review,
}: Pick<ReleaseView, 'state' | 'version' | 'review'>): string | null {
  if (state !== 'candidate') return null;
  const waits =
    review.mode === 'advisory'
      ? `its review closes on ${review.closesAt}, and an owner publishes it then`
      : 'an owner of the repository publishes it';
  return `release; ${version} is a candidate that only its authors and advisors see: ${waits}.`;
}
