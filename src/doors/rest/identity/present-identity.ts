import type {
  AccountView,
  MembershipView,
  NamespaceView,
  ProfileView,
  TokenView,
} from '../../../capabilities/identity/index.js';
import {
  accountRoles,
  membershipRoles,
  tokenScopes,
  type TokenScope,
} from '../../../domain/release/viewer.js';
import {
  count,
  instant,
  list,
  nullable,
  object,
  oneOf,
  page,
  ref,
  text,
} from '../openapi/schema.js';

/** An account, as itself and stewards see it. */
export function presentAccount({ handle, displayName, orcid, roles, createdAt }: AccountView) {
  return { handle, displayName, orcid, roles, createdAt: createdAt.toISOString() };
}

export function presentSelf(
  account: AccountView,
  memberships: readonly MembershipView[],
  scope: TokenScope,
) {
  const { roles, ...self } = presentAccount(account);
  return { account: self, roles, memberships: memberships.map(presentMember), token: { scope } };
}

/** A membership; the names are those of the other side. */
export function presentMember({ handle, displayName, role }: MembershipView) {
  return { handle, displayName, role };
}

export function presentToken({ createdAt, expiresAt, ...token }: TokenView) {
  const { id, name, scope, lastFour, lastUsedOn } = token;
  return {
    id,
    name,
    scope,
    lastFour,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedOn,
  };
}

export function presentOrganisation({ handle, displayName, ror, review }: NamespaceView) {
  return { handle, displayName, ror, review: { mode: review.mode, windowDays: review.windowDays } };
}

/** What a person tells everybody. */
export function presentPerson(profile: ProfileView) {
  const { handle, displayName, orcid, bio, homepage, interests } = profile;
  return { handle, displayName, orcid, bio, homepage, interests };
}

/** What an organisation tells everybody. */
export function presentInstitution(profile: ProfileView) {
  const { bio, homepage } = profile;
  return { ...presentOrganisation(profile), bio, homepage };
}

const organisation = {
  handle: text,
  displayName: text,
  ror: nullable(text),
  review: object({ mode: oneOf('none', 'advisory'), windowDays: nullable(count) }),
};
const said = { bio: nullable(text), homepage: nullable(text) };
const person = {
  handle: text,
  displayName: text,
  orcid: nullable(text),
  createdAt: instant,
};
const roles = list(oneOf(...accountRoles));

/** The shapes above, for the OpenAPI document. */
export const identitySchemas = {
  Account: object({ ...person, roles }),
  Self: object({
    account: object(person),
    roles,
    memberships: list(ref('Member')),
    token: object({ scope: oneOf(...tokenScopes) }),
  }),
  Member: object({ handle: text, displayName: text, role: oneOf(...membershipRoles) }),
  Members: page(ref('Member')),
  IssuedToken: object({ id: text, token: text }),
  Token: object({
    id: text,
    name: text,
    scope: oneOf(...tokenScopes),
    lastFour: text,
    createdAt: instant,
    expiresAt: nullable(instant),
    lastUsedOn: nullable(text),
  }),
  Tokens: page(ref('Token')),
  Organisation: object(organisation),
  Institution: object({ ...organisation, ...said }),
  Person: object({
    handle: text,
    displayName: text,
    orcid: nullable(text),
    ...said,
    interests: nullable(text),
  }),
};
