import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Answers, InvitationStatus } from '../../domain/review/answers.js';
import type { CompetingInterests } from '../../domain/review/competing-interests.js';
import type { OpinionDocument, OpinionStage, ReplyDocument } from '../../domain/review/opinion.js';
import type { Signature } from './review-keys.js';

/** An advisor's invitation to a candidate. */
export interface InvitationView {
  readonly id: string;
  readonly releaseId: string;
  readonly advisorId: string;
  /** Handle. */
  readonly advisor: string;
  readonly advisorName: string;
  /** Handle; the advisor's own where she invited herself. */
  readonly invitedBy: string;
  readonly status: InvitationStatus;
  readonly competingInterests: CompetingInterests | null;
  readonly hasOpinion: boolean;
  readonly invitedAt: Date;
  readonly answeredAt: Date | null;
}

/** The candidate or release that something of a review belongs to. */
export interface ReviewedRelease {
  readonly releaseId: string;
  readonly kind: RepositoryKind;
  /** Handle. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly state: 'candidate' | 'published' | 'withdrawn' | 'abandoned';
}

/** An advisor's own invitation to what is a candidate still. */
export interface StandingInvitation extends InvitationView {
  readonly release: ReviewedRelease;
  /** ISO 8601, UTC; null where the organisation waits for no opinion. */
  readonly closesAt: string | null;
  /** 0 where it awaits an answer, 1 where it awaits an opinion, 2 where nothing is to be done. */
  readonly rank: number;
  /** Sorts by the time when it closes. */
  readonly closes: string;
}

/** A document as it was signed: its RFC 8785 text is what the signature covers. */
export interface Signed<Document> {
  readonly document: Document;
  readonly signature: Signature;
}

/** The authors' reply, in its last revision. */
export type ReplyView = Signed<ReplyDocument> & { readonly id: string; readonly revision: number };

/** An opinion in its last revision, with the reply to it. */
export interface OpinionView extends Signed<OpinionDocument> {
  readonly id: string;
  readonly releaseId: string;
  readonly advisorId: string;
  /** 1, 2, 3, … */
  readonly revision: number;
  readonly stage: OpinionStage;
  /** The same advisor's opinion that this one comes after. */
  readonly follows: string | null;
  /** Labels of the public versions that state that they answer it, in their order. */
  readonly addressedIn: readonly string[];
  readonly reply: ReplyView | null;
}

/** A candidate in the queue, as one advisor sees it. */
export interface QueueItem extends Omit<ReviewedRelease, 'state'> {
  readonly proposedAt: Date;
  /** ISO 8601, UTC. */
  readonly closesAt: string;
  readonly answers: Answers;
  /** The viewer's own. */
  readonly invitation: Pick<InvitationView, 'id' | 'status' | 'hasOpinion'> | null;
}
