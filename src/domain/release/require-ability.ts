import { Forbidden, NotFound, Unauthenticated } from '../errors/sphere-error.js';
import type { Deed } from '../refusals/identity-refusals.js';
import {
  canAdvise,
  canDescribe,
  canManageMembers,
  canManageTokens,
  canOwn,
  canSeeRepository,
  canSteward,
  canWrite,
} from './policies.js';
import type { RepositoryAccess } from './policies.js';
import type { AccountViewer, Viewer } from './viewer.js';

/** Throws `NotFound` where the viewer must not learn that the repository exists. */
export function requireRead(viewer: Viewer, repository: RepositoryAccess): void {
  if (!canSeeRepository(viewer, repository)) {
    throw new NotFound('repository-not-found', 'There is no such repository.');
  }
}

/** Throws `Unauthenticated`, `NotFound` for a draft that is not to be seen, or `Forbidden`. */
export function requireWrite(viewer: Viewer, repository: RepositoryAccess): AccountViewer {
  const account = requireAccount(viewer);
  requireRead(viewer, repository);
  return requireAble(account, canWrite(viewer, repository), 'write to this repository', 'writer');
}

/** As `requireWrite`, for what only owners do. */
export function requireOwn(viewer: Viewer, repository: RepositoryAccess): AccountViewer {
  const account = requireAccount(viewer);
  requireRead(viewer, repository);
  return requireAble(account, canOwn(viewer, repository), 'do this with the repository', 'owner');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but stewards. */
export function requireSteward(viewer: Viewer): AccountViewer {
  return requireAble(requireAccount(viewer), canSteward(viewer), 'do this', 'steward');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but advisors. */
export function requireAdvisor(viewer: Viewer): AccountViewer {
  return requireAble(requireAccount(viewer), canAdvise(viewer), 'advise', 'advisor');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but the organisation's owners and stewards. */
export function requireMemberManagement(
  viewer: Viewer,
  organisation: { readonly namespaceId: string },
): AccountViewer {
  const able = canManageMembers(viewer, organisation);
  return requireAble(requireAccount(viewer), able, 'name members', 'owner');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but the namespace's owners and stewards. */
export function requireDescription(
  viewer: Viewer,
  namespace: { readonly namespaceId: string },
): AccountViewer {
  const able = canDescribe(viewer, namespace);
  return requireAble(requireAccount(viewer), able, 'describe another', 'owner');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but the account itself and stewards. */
export function requireTokenManagement(
  viewer: Viewer,
  account: { readonly accountId: string },
): AccountViewer {
  const able = canManageTokens(viewer, account);
  return requireAble(requireAccount(viewer), able, "change another account's tokens", 'steward');
}

/** Throws `Unauthenticated` where no token was shown, or says what is wrong with the one that was. */
export function requireAccount(viewer: Viewer): AccountViewer {
  if (viewer.kind === 'account') return viewer;
  if (viewer.rejectedToken !== undefined) throw viewer.rejectedToken;
  throw new Unauthenticated('unauthenticated', 'This needs a token.', {
    remedy: 'Send it as "Authorization: Bearer <token>".',
  });
}

/**
 * Hands the account back where it is able. Throws `Forbidden`: `read-only-token` where another token
 * might help, `forbidden` where the role is missing.
 * @param deed completes "may not"
 */
export function requireAble(
  account: AccountViewer,
  isAble: boolean,
  deed: Deed,
  neededRole: string,
): AccountViewer {
  if (isAble) return account;
  if (account.scope === 'read') {
    throw new Forbidden('read-only-token', `A token of scope "read" may not ${deed}.`, {
      remedy: 'Use a token of scope "write".',
      facts: { deed },
    });
  }
  throw new Forbidden('forbidden', `"${account.handle}" may not ${deed}.`, {
    remedy: `It takes the role "${neededRole}".`,
    facts: { handle: account.handle, deed, role: neededRole },
  });
}
