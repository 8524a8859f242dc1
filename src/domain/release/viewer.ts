import type { Unauthenticated } from '../errors/sphere-error.js';

/** What an account may do in a namespace; each includes the ones before it. */
export const membershipRoles = ['reader', 'writer', 'owner'] as const;
export type MembershipRole = (typeof membershipRoles)[number];

/** Service-wide roles of an account. */
export const accountRoles = ['advisor', 'steward'] as const;
export type AccountRole = (typeof accountRoles)[number];

/** What a token allows at most. */
export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** An account that showed a valid token. */
export interface AccountViewer {
  readonly kind: 'account';
  readonly accountId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly roles: ReadonlySet<AccountRole>;
  readonly scope: TokenScope;
  /** By the id of the namespace; the account's own is there as `owner`. */
  readonly memberships: ReadonlyMap<string, MembershipRole>;
}

/** Who asks, signed in or not. */
export type Viewer =
  | {
      readonly kind: 'anonymous';
      /** Why the token that was shown does not count; thrown only once an account is needed. */
      readonly rejectedToken?: Unauthenticated;
    }
  | AccountViewer;

/** Somebody without a token. */
export const anonymousViewer: Viewer = { kind: 'anonymous' };
