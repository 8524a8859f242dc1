import type { AccountRole, MembershipRole, TokenScope } from '../../domain/release/viewer.js';

/** Whether the owner of a namespace asks for opinions before publication, and for how many days. */
export interface ReviewSettings {
  readonly mode: 'none' | 'advisory';
  /** Null exactly where no review is asked for. */
  readonly windowDays: number | null;
}

/** What owns repositories: a person's account, or an organisation. */
export interface NamespaceView {
  readonly id: string;
  /** In the case that its owner chose. */
  readonly handle: string;
  readonly kind: 'account' | 'organisation';
  readonly displayName: string;
  /** Of an account that gave one. */
  readonly orcid: string | null;
  /** Of an organisation that gave one. */
  readonly ror: string | null;
  readonly review: ReviewSettings;
}

/** An account as itself and stewards see it. */
export interface AccountView {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly orcid: string | null;
  readonly roles: readonly AccountRole[];
  readonly createdAt: Date;
}

/** An organisation as lists name it. */
export interface OrganisationEntry {
  readonly handle: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

/** A browser that is signed in to an account. */
export interface SessionView {
  readonly id: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly scope: TokenScope;
  /** Name of the token that opened it; null where an identity elsewhere did. */
  readonly tokenName: string | null;
}

/** An identity elsewhere that signs in to an account. */
export interface LinkedIdentity {
  /** Issuer of OpenID Connect, an address. */
  readonly issuer: string;
  /** What the issuer calls the person. */
  readonly subject: string;
  readonly linkedAt: Date;
}

/** The place of an account in an organisation; names are those of the other side. */
export interface MembershipView {
  readonly handle: string;
  readonly displayName: string;
  readonly role: MembershipRole;
}

/** An access token, of which the secret is not kept. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** `YYYY-MM-DD`, UTC; null where it was never used. */
  readonly lastUsedOn: string | null;
}

/** Which page of a list: at most `limit` items, after the one that the cursor stands for. */
export interface PageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/** A page of a list; `next` is null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
