import { describe, expect, it } from '@jest/globals';

import { SphereError, Unauthenticated } from '../errors/sphere-error.js';
import {
  requireAdvisor,
  requireMemberManagement,
  requireOwn,
  requireRead,
  requireSteward,
  requireTokenManagement,
  requireWrite,
} from './require-ability.js';
import { anonymousViewer } from './viewer.js';
import type { AccountViewer, MembershipRole, TokenScope, Viewer } from './viewer.js';

const draft = { namespaceId: 'lab', isReleased: false };
const rejected: Viewer = {
  kind: 'anonymous',
  rejectedToken: new Unauthenticated('token-expired', 'This token has expired.', {
    facts: { at: '2026-01-01' },
  }),
};
const released = { namespaceId: 'lab', isReleased: true };

function member(role: MembershipRole | null, scope: TokenScope = 'write'): AccountViewer {
  return {
    kind: 'account',
    accountId: 'ada',
    handle: 'ada',
    displayName: 'Ada',
    roles: new Set(),
    scope,
    memberships: new Map(role === null ? [] : [['lab', role]]),
  };
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (!(error instanceof SphereError)) throw error;
    return `${error.name} ${error.code}`;
  }
}

describe('requirements', () => {
  it.each([
    [
      'done',
      () => {
        requireRead(anonymousViewer, released);
      },
    ],
    [
      'NotFound repository-not-found',
      () => {
        requireRead(anonymousViewer, draft);
      },
    ],
    [
      'NotFound repository-not-found',
      () => {
        requireRead(member(null), draft);
      },
    ],
    [
      'done',
      () => {
        requireRead(member('reader', 'read'), draft);
      },
    ],
    ['Unauthenticated unauthenticated', () => requireWrite(anonymousViewer, draft)],
    ['Unauthenticated unauthenticated', () => requireWrite(anonymousViewer, released)],
    ['Unauthenticated token-expired', () => requireWrite(rejected, released)],
    ['NotFound repository-not-found', () => requireWrite(member(null), draft)],
    ['Forbidden forbidden', () => requireWrite(member(null), released)],
    ['Forbidden forbidden', () => requireWrite(member('reader'), draft)],
    ['Forbidden read-only-token', () => requireWrite(member('writer', 'read'), draft)],
    ['done', () => requireWrite(member('writer'), draft)],
    ['Forbidden forbidden', () => requireOwn(member('writer'), released)],
    ['done', () => requireOwn(member('owner'), released)],
    ['Unauthenticated unauthenticated', () => requireSteward(anonymousViewer)],
    ['Forbidden forbidden', () => requireSteward(member('owner'))],
    ['Forbidden forbidden', () => requireAdvisor(member('owner'))],
    ['Forbidden forbidden', () => requireMemberManagement(member('writer'), released)],
    ['Forbidden forbidden', () => requireTokenManagement(member('owner'), { accountId: 'eve' })],
    ['done', () => requireTokenManagement(member(null), { accountId: 'ada' })],
  ])('answer %s (case %#)', (expected, act: () => unknown) => {
    expect(codeOf(act)).toBe(expected);
  });
});
