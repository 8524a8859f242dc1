import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { flagOf, type HubQuery } from './hub-query.js';

/** Throws `InvalidInput` for `create_pr`: review is the own API's; a branch is made by hand (hf-hub D). */
export function refusePullRequest(query: HubQuery): void {
  if (!flagOf(query, 'create_pr')) return;
  throw InvalidInput.field(
    'create_pr',
    'pull-requests-not-offered',
    'Pull requests are not offered; commit to a branch of your own instead.',
  );
}
