import { describe, expect, it } from '@jest/globals';

import {
  canAdvise,
  canCreateOrganisation,
  canInvite,
  canLiftNotice,
  canListTokens,
  canManageMembers,
  canManageTokens,
  canOwn,
  canOfferForReview,
  canPutNotice,
  canRemoveAccount,
  canReadDraft,
  canSeeRepository,
  canSeeReviews,
  canSteward,
  canWrite,
} from './policies.js';
import type { RepositoryAccess } from './policies.js';
import { anonymousViewer } from './viewer.js';
import type { AccountViewer, Viewer } from './viewer.js';

const draft: RepositoryAccess = {
  namespaceId: 'lab',
  isReleased: false,
  invitedAdvisorIds: new Set(['invited']),
};

function anAccount(change: Partial<AccountViewer> = {}): AccountViewer {
  return {
    kind: 'account',
    accountId: 'someone',
    handle: 'someone',
    displayName: 'Some One',
    roles: new Set(),
    scope: 'write',
    memberships: new Map(),
    ...change,
  };
}

const viewers = {
  anonymous: anonymousViewer,
  stranger: anAccount(),
  reader: anAccount({ memberships: new Map([['lab', 'reader']]) }),
  writer: anAccount({ memberships: new Map([['lab', 'writer']]) }),
  owner: anAccount({ memberships: new Map([['lab', 'owner']]) }),
  ownerElsewhere: anAccount({ memberships: new Map([['other', 'owner']]) }),
  ownerReadOnly: anAccount({ scope: 'read', memberships: new Map([['lab', 'owner']]) }),
  invited: anAccount({ accountId: 'invited', roles: new Set(['advisor']) }),
  steward: anAccount({ roles: new Set(['steward']) }),
  stewardReadOnly: anAccount({ scope: 'read', roles: new Set(['steward']) }),
} satisfies Record<string, Viewer>;
type Name = keyof typeof viewers;
const names = Object.keys(viewers) as Name[];

const who = (can: (viewer: Viewer) => boolean) => names.filter((name) => can(viewers[name]));

describe('policies', () => {
  it.each<[string, (viewer: Viewer) => boolean, Name[]]>([
    [
      'read a draft',
      (viewer) => canReadDraft(viewer, draft),
      ['reader', 'writer', 'owner', 'ownerReadOnly', 'invited'],
    ],
    [
      'see an unreleased repository',
      (viewer) => canSeeRepository(viewer, draft),
      ['reader', 'writer', 'owner', 'ownerReadOnly', 'invited'],
    ],
    [
      'see a released one',
      (viewer) => canSeeRepository(viewer, { ...draft, isReleased: true }),
      names,
    ],
    ['write', (viewer) => canWrite(viewer, draft), ['writer', 'owner']],
    ['own', (viewer) => canOwn(viewer, draft), ['owner']],
    ['steward', canSteward, ['steward']],
    ['see the queue of reviews', canSeeReviews, ['invited']],
    ['advise', canAdvise, ['invited']],
    ['manage members', (viewer) => canManageMembers(viewer, draft), ['owner', 'steward']],
    [
      'ask for reviews elsewhere',
      (viewer) => canOfferForReview(viewer, draft),
      ['owner', 'steward'],
    ],
    ['put a notice', (viewer) => canPutNotice(viewer, draft), ['owner', 'steward']],
    [
      'invite another advisor',
      (viewer) => canInvite(viewer, draft, { accountId: 'x' }),
      ['writer', 'owner', 'steward'],
    ],
    [
      'invite the advisor "invited"',
      (viewer) => canInvite(viewer, draft, { accountId: 'invited' }),
      ['writer', 'owner', 'invited', 'steward'],
    ],
    [
      'list tokens of "invited"',
      (viewer) => canListTokens(viewer, { accountId: 'invited' }),
      ['invited', 'steward', 'stewardReadOnly'],
    ],
    [
      'manage tokens of "invited"',
      (viewer) => canManageTokens(viewer, { accountId: 'invited' }),
      ['invited', 'steward'],
    ],
    [
      'remove the account "invited"',
      (viewer) => canRemoveAccount(viewer, { accountId: 'invited' }),
      ['invited', 'steward'],
    ],
    [
      'lift a notice of "invited"',
      (viewer) => canLiftNotice(viewer, { setByAccountId: 'invited' }),
      ['invited', 'steward'],
    ],
  ])('let only the right viewers %s', (_deed, can, expected) => {
    expect(who(can)).toEqual(expected);
  });

  it('let any account with a write token found an organisation', () => {
    expect(who(canCreateOrganisation)).toEqual(
      names.filter((name) => name !== 'anonymous' && !name.endsWith('ReadOnly')),
    );
  });
});
