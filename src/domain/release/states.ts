import { Conflict, InvalidInput, makeFault, Refused } from '../errors/sphere-error.js';
import type { Faults, Refusals } from '../refusals/codes.js';

/** What a release may be withdrawn for; nothing else is a ground (licence-policy R50). */
export const withdrawalCategories = ['legal', 'privacy', 'safety'] as const;
export type WithdrawalCategory = (typeof withdrawalCategories)[number];

/** What authors or a steward may put on a published release; it stays readable. */
export const noticeKinds = ['deprecated', 'retracted'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface Notice {
  readonly kind: NoticeKind;
  readonly reason: string;
  /** Version label of the release to use instead. */
  readonly replacedBy?: string;
}

/** A release, from proposal on. No path leads back from `published` to a draft. */
export type ReleaseState =
  | { readonly state: 'candidate' }
  | { readonly state: 'abandoned' }
  | { readonly state: 'published'; readonly notice?: Notice }
  | { readonly state: 'withdrawn'; readonly notice?: Notice };

/** The review of a candidate, as its organisation asks for it. */
export type Review =
  | { readonly mode: 'none' }
  | {
      readonly mode: 'advisory';
      /** When the window has passed. */
      readonly closesAt: Date;
      /** Advisors invited, and those of them who left an opinion or declined. */
      readonly invited: number;
      readonly answered: number;
    };

/**
 * Whether a candidate is published now; `nothing` where it is already. What opinions say is not
 * asked (scholarly G). Throws `Conflict`: `review-open`, `release-abandoned`, `release-withdrawn`.
 * @param waiver the owner's public reason for not waiting; blank is none
 */
export function decidePublish(
  release: ReleaseState,
  review: Review,
  now: Date,
  waiver = '',
): 'publish' | 'nothing' {
  switch (release.state) {
    case 'published':
      return 'nothing';
    case 'abandoned':
      throw new Conflict('release-abandoned', 'This candidate was abandoned.', {
        remedy: 'Propose the revision again; its version label is free.',
      });
    case 'withdrawn':
      throw alreadyWithdrawn();
    case 'candidate':
      if (isReviewOver(review, now) || waiver.trim() !== '') return 'publish';
      throw reviewOpen(review);
  }
}

/** True where no review is asked for, its window has passed, or all the invited have answered. */
export function isReviewOver(review: Review, now: Date): boolean {
  return (
    review.mode === 'none' ||
    now.getTime() >= review.closesAt.getTime() ||
    (review.invited > 0 && review.answered >= review.invited)
  );
}

/** Whether a candidate is abandoned. Throws `Conflict` (`released-immutable`) for what was published. */
export function decideAbandon(release: ReleaseState): 'abandon' | 'nothing' {
  switch (release.state) {
    case 'candidate':
      return 'abandon';
    case 'abandoned':
      return 'nothing';
    case 'published':
    case 'withdrawn':
      throw releasedImmutable('version', 'A published release stays for ever.', {
        what: 'release',
      });
  }
}

/**
 * Whether a release is withdrawn; `nothing` where it is already. Throws `Refused`
 * (`ground-not-accepted`) for another category or no statement, `Conflict` (`not-published`).
 */
export function decideWithdraw(
  release: ReleaseState,
  ground: { readonly category: string; readonly statement: string },
): { readonly decision: 'withdraw' | 'nothing'; readonly category: WithdrawalCategory } {
  const category = withdrawalCategories.find((known) => known === ground.category);
  if (category === undefined) {
    const shown = ground.category.slice(0, 80);
    throw notAGround(
      'category',
      `"${shown}" is no ground to withdraw a release; only legal, privacy and safety reasons are.`,
      { category: shown },
    );
  }
  if (ground.statement.trim() === '') {
    throw notAGround('statement', 'A withdrawal needs a public statement of its reason.', {});
  }
  if (release.state === 'withdrawn') return { decision: 'nothing', category };
  if (release.state === 'published') return { decision: 'withdraw', category };
  throw notPublished('abandon');
}

/** Whether a withdrawal is lifted; `nothing` where the release is live. Throws `Conflict`. */
export function decideLiftWithdrawal(release: ReleaseState): 'lift' | 'nothing' {
  if (release.state === 'withdrawn') return 'lift';
  if (release.state === 'published') return 'nothing';
  throw notPublished('nothing');
}

/**
 * Whether a notice is put; `nothing` where the same stands there already.
 * Throws `InvalidInput` without a reason, `Conflict` where nothing is published.
 */
export function decideNotice(release: ReleaseState, notice: Notice): 'put' | 'nothing' {
  if (notice.reason.trim() === '') {
    throw InvalidInput.field('reason', 'reason-missing', 'A notice needs a public reason.');
  }
  if (release.state === 'withdrawn') throw alreadyWithdrawn();
  if (release.state !== 'published') throw notPublished('abandon');
  const { notice: standing } = release;
  const isSame =
    standing?.kind === notice.kind &&
    standing.reason === notice.reason &&
    standing.replacedBy === notice.replacedBy;
  return isSame ? 'nothing' : 'put';
}

/** Whether a notice is lifted; `nothing` where there is none. Throws `Conflict`. */
export function decideLiftNotice(release: ReleaseState): 'lift' | 'nothing' {
  if (release.state === 'withdrawn') throw alreadyWithdrawn();
  if (release.state !== 'published') throw notPublished('nothing');
  return release.notice === undefined ? 'nothing' : 'lift';
}

/** Throws `Conflict` for what is not amended: candidates are changed, withdrawn releases are sealed. */
export function decideAmend(release: ReleaseState): void {
  if (release.state === 'withdrawn') throw alreadyWithdrawn();
  if (release.state !== 'published') throw notPublished('propose');
}

/** Throws `Conflict` for what nobody can stand by: withdrawn releases are sealed. */
export function decideCredit(release: ReleaseState): void {
  if (release.state === 'withdrawn') throw alreadyWithdrawn();
}

/** The refusal of whatever would change what was published (licence-policy R48). */
export function releasedImmutable(
  field: string,
  message: string,
  facts: Refusals['released-immutable'],
): Conflict {
  return new Conflict('released-immutable', message, {
    faults: [makeFault(field, 'ACC_RELEASED_IMMUTABLE', message, facts)],
    remedy: 'Publish a new version, or put a notice on this one.',
    facts,
  });
}

function reviewOpen(review: Review): Conflict {
  const until = review.mode === 'advisory' ? review.closesAt.toISOString() : '';
  return new Conflict('review-open', `Advisors may answer until ${until}.`, {
    remedy: 'Wait for the window to pass or all the invited to answer, or give a public "waiver".',
    facts: { until },
  });
}

function notAGround(field: string, message: string, facts: Faults['ACC_NOT_A_GROUND']): Refused {
  return new Refused('ground-not-accepted', message, {
    faults: [makeFault(field, 'ACC_NOT_A_GROUND', message, facts)],
    remedy: 'To warn of a release that stays readable, put a notice on it.',
  });
}

const notPublishedRemedies = {
  abandon: 'Abandon the candidate instead.',
  nothing: 'There is nothing to lift.',
  propose: 'Change the card and propose it again.',
} as const;

function notPublished(instead: keyof typeof notPublishedRemedies): Conflict {
  return new Conflict('not-published', 'This release is not published.', {
    remedy: notPublishedRemedies[instead],
    facts: { instead },
  });
}

function alreadyWithdrawn(): Conflict {
  return new Conflict('release-withdrawn', 'This release is withdrawn.', {
    remedy: 'A steward may lift the withdrawal.',
    facts: {},
  });
}
