import type { RecordPage } from '../../../capabilities/discovery/index.js';
import type { MembershipView, ProfileView } from '../../../capabilities/identity/index.js';
import type { RepositoryView } from '../../../capabilities/repositories/index.js';
import type { OpinionView, ReviewedRelease } from '../../../capabilities/review/index.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { Language } from '../language/language.js';

/** A part of a list, and where the next one begins. */
export interface Part<Item> {
  readonly items: readonly Item[];
  /** Cursor; null at the end. */
  readonly next: string | null;
}

/** A repository that nothing was released of. */
export interface DraftEntry {
  readonly repository: RepositoryView;
  readonly modifiedAt: Date;
}

export type GivenOpinion = OpinionView & { readonly release: ReviewedRelease };

/** What the address of a page asks for. */
export interface PlaceQuestion {
  readonly kind: RepositoryKind | null;
  /** Cursors of its three lists. */
  readonly cursor: string | null;
  readonly drafts: string | null;
  readonly opinions: string | null;
}

/** Everything that the page of a person or organisation shows. */
export interface PlaceSource {
  readonly profile: ProfileView;
  /** Whether she signs in with the iD that the profile states. */
  readonly isOrcidAuthenticated: boolean;
  readonly question: PlaceQuestion;
  /** Works of the kind that was asked for. */
  readonly works: RecordPage;
  /** Facets and total of works of all kinds. */
  readonly all: Pick<RecordPage, 'facets' | 'total'>;
  readonly drafts: Part<DraftEntry>;
  /** Null for whoever neither advises nor ever did in public. */
  readonly opinions: Part<GivenOpinion> | null;
  /** Of an organisation its owners and writers; of a person the organisations that she belongs to. */
  readonly memberships: readonly MembershipView[];
  /** Whether there are more of them than are shown. */
  readonly hasMoreMembers: boolean;
  readonly isOwn: boolean;
  readonly language: Language;
}
