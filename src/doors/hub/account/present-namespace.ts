import type { MembershipView, NamespaceView } from '../../../capabilities/identity/index.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { avatarUrl } from '../wire/public-address.js';

/** How many repositories of each kind everybody may see. */
type PublicCounts = Readonly<Record<RepositoryKind, number>>;

/** A person as anyone may see them (hf-hub C5): what nobody can do here, nobody has done. */
export function presentUser(
  publicUrl: string,
  { handle, displayName, orcid }: NamespaceView,
  counts: PublicCounts,
  memberships: readonly MembershipView[],
) {
  return {
    ...presentPerson(publicUrl, { handle, displayName }),
    ...presentCounts(counts),
    ...(orcid !== null && { orcid }),
    numDiscussions: 0,
    numUpvotes: 0,
    numLikes: 0,
    numFollowing: 0,
    numFollowers: 0,
    isFollowing: false,
    orgs: memberships.map((organisation) => ({
      ...presentNames(publicUrl, organisation),
      type: 'org',
    })),
  };
}

/** An organisation as anyone may see it. */
export function presentOrganisation(
  publicUrl: string,
  organisation: NamespaceView,
  counts: PublicCounts,
  memberCount: number,
) {
  return {
    ...presentNames(publicUrl, organisation),
    ...presentCounts(counts),
    ...(organisation.ror !== null && { ror: organisation.ror }),
    type: 'org',
    numUsers: memberCount,
    numFollowers: 0,
    isFollowing: false,
    isVerified: false,
  };
}

/** A member of an organisation. */
export function presentMember(publicUrl: string, member: MembershipView) {
  return { ...presentPerson(publicUrl, member), role: hubRoles[member.role] };
}

const hubRoles: Readonly<Record<MembershipView['role'], string>> = {
  reader: 'read',
  writer: 'write',
  owner: 'admin',
};

interface Names {
  readonly handle: string;
  readonly displayName: string;
}

/** Python reads `user` alone; Rust takes `name` for the same field, and refuses both at once. */
function presentPerson(publicUrl: string, { handle, displayName }: Names) {
  return {
    user: handle,
    fullname: displayName,
    avatarUrl: avatarUrl(publicUrl, handle),
    type: 'user',
    isPro: false,
  };
}

function presentNames(publicUrl: string, { handle, displayName }: Names) {
  return { name: handle, fullname: displayName, avatarUrl: avatarUrl(publicUrl, handle) };
}

function presentCounts({ model, dataset, paper }: PublicCounts) {
  return { numModels: model, numDatasets: dataset, numPapers: paper, numSpaces: 0 };
}
