import type { AccountRole, MembershipRole, Viewer } from './viewer.js';
import { membershipRoles } from './viewer.js';

/** What of a repository decides who may do what with it. */
export interface RepositoryAccess {
  readonly namespaceId: string;
  /** True once anything in it was published, and for ever after. */
  readonly isReleased: boolean;
  /** Accounts invited to a candidate of it who have not declined. */
  readonly invitedAdvisorIds?: ReadonlySet<string>;
}

/** Drafts and candidates are for members and invited advisors only (design §4, policy R47). */
export function canReadDraft(viewer: Viewer, repository: RepositoryAccess): boolean {
  return (
    hasRole(viewer, repository.namespaceId, 'reader') ||
    (viewer.kind === 'account' && (repository.invitedAdvisorIds?.has(viewer.accountId) ?? false))
  );
}

/** Anyone sees that a released repository exists; of another, only who may read its draft. */
export function canSeeRepository(viewer: Viewer, repository: RepositoryAccess): boolean {
  return repository.isReleased || canReadDraft(viewer, repository);
}

/** Writers commit, propose and abandon, invite advisors and reply to opinions. */
export function canWrite(viewer: Viewer, repository: { readonly namespaceId: string }): boolean {
  return mayChange(viewer) && hasRole(viewer, repository.namespaceId, 'writer');
}

/** Owners publish, widen licences, amend, and delete drafts. */
export function canOwn(viewer: Viewer, repository: { readonly namespaceId: string }): boolean {
  return mayChange(viewer) && hasRole(viewer, repository.namespaceId, 'owner');
}

/** Stewards create accounts, withdraw releases and lift that, and decide on suspicious blobs. */
export function canSteward(viewer: Viewer): boolean {
  return mayChange(viewer) && hasAccountRole(viewer, 'steward');
}

/** Advisors see the queue of candidates, with any token. */
export function canSeeReviews(viewer: Viewer): boolean {
  return hasAccountRole(viewer, 'advisor');
}

/** Advisors invite themselves, answer invitations and leave opinions. */
export function canAdvise(viewer: Viewer): boolean {
  return mayChange(viewer) && hasAccountRole(viewer, 'advisor');
}

/** Any account with a write token founds organisations. */
export function canCreateOrganisation(viewer: Viewer): boolean {
  return mayChange(viewer);
}

/** Members are named by owners and stewards. */
export function canManageMembers(
  viewer: Viewer,
  organisation: { readonly namespaceId: string },
): boolean {
  return canOwn(viewer, organisation) || canSteward(viewer);
}

/** What a namespace says about itself is its owners' to write, and stewards'. */
export function canDescribe(viewer: Viewer, namespace: { readonly namespaceId: string }): boolean {
  return canOwn(viewer, namespace) || canSteward(viewer);
}

/** Tokens of an account are listed by itself, with any token, and by stewards. */
export function canListTokens(viewer: Viewer, account: { readonly accountId: string }): boolean {
  return isSelf(viewer, account.accountId) || hasAccountRole(viewer, 'steward');
}

/** Tokens of an account are made and revoked by itself and by stewards. */
export function canManageTokens(viewer: Viewer, account: { readonly accountId: string }): boolean {
  return mayChange(viewer) && canListTokens(viewer, account);
}

/** Accounts are removed by themselves and by stewards. */
export function canRemoveAccount(viewer: Viewer, account: { readonly accountId: string }): boolean {
  return canSteward(viewer) || (mayChange(viewer) && isSelf(viewer, account.accountId));
}

/** Advisors are invited by writers and stewards; an advisor may invite herself. */
export function canInvite(
  viewer: Viewer,
  repository: { readonly namespaceId: string },
  advisor: { readonly accountId: string },
): boolean {
  return (
    canWrite(viewer, repository) ||
    canSteward(viewer) ||
    (canAdvise(viewer) && isSelf(viewer, advisor.accountId))
  );
}

/** Notices are put by owners and stewards. */
export function canPutNotice(
  viewer: Viewer,
  repository: { readonly namespaceId: string },
): boolean {
  return canOwn(viewer, repository) || canSteward(viewer);
}

/** Reviews are asked for elsewhere by owners and stewards. */
export function canOfferForReview(
  viewer: Viewer,
  repository: { readonly namespaceId: string },
): boolean {
  return canOwn(viewer, repository) || canSteward(viewer);
}

/** Notices are lifted by whoever set them and by stewards. */
export function canLiftNotice(
  viewer: Viewer,
  notice: { readonly setByAccountId: string },
): boolean {
  return canSteward(viewer) || (mayChange(viewer) && isSelf(viewer, notice.setByAccountId));
}

function mayChange(viewer: Viewer): boolean {
  return viewer.kind === 'account' && viewer.scope === 'write';
}

function isSelf(viewer: Viewer, accountId: string): boolean {
  return viewer.kind === 'account' && viewer.accountId === accountId;
}

function hasAccountRole(viewer: Viewer, role: AccountRole): boolean {
  return viewer.kind === 'account' && viewer.roles.has(role);
}

function hasRole(viewer: Viewer, namespaceId: string, atLeast: MembershipRole): boolean {
  const role = viewer.kind === 'account' ? viewer.memberships.get(namespaceId) : undefined;
  return role !== undefined && membershipRoles.indexOf(role) >= membershipRoles.indexOf(atLeast);
}
