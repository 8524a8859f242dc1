import { describe, expect, it } from '@jest/globals';
import { SphereError } from '../errors/sphere-error.js';
import {
  decideAbandon,
  decideAmend,
  decideLiftNotice,
  decideLiftWithdrawal,
  decideNotice,
  decidePublish,
  decideWithdraw,
  type ReleaseState,
} from '../release/states.js';
import { countAnswers, type InvitationStatus } from './answers.js';
import { type Recommendation, recommendations } from './opinion.js';

/** What an invited advisor may have done: nothing yet, declined, or any opinion there is. */
type Deed = 'silent' | 'accepted' | 'declined' | Recommendation;
const deeds: readonly Deed[] = ['silent', 'accepted', 'declined', ...recommendations];

function invitationOf(deed: Deed): { status: InvitationStatus; hasOpinion: boolean } {
  switch (deed) {
    case 'silent':
      return { status: 'pending', hasOpinion: false };
    case 'accepted':
      return { status: 'accepted', hasOpinion: false };
    case 'declined':
      return { status: 'declined', hasOpinion: false };
    default:
      return { status: 'accepted', hasOpinion: true };
  }
}

/** Every way in which up to three advisors may have acted. */
const reviews: readonly (readonly Deed[])[] = [
  [],
  ...deeds.map((one) => [one]),
  ...deeds.flatMap((one) => deeds.map((other) => [one, other])),
  ...deeds.flatMap((one) => deeds.flatMap((two) => deeds.map((three) => [one, two, three]))),
];

const states: readonly ReleaseState[] = [
  { state: 'candidate' },
  { state: 'abandoned' },
  { state: 'published' },
  { state: 'published', notice: { kind: 'retracted', reason: 'Wrong.' } },
  { state: 'withdrawn' },
];

const opens = new Date('2026-11-24T12:00:00Z');
const closes = new Date('2026-12-01T12:00:00Z');
const ground = { category: 'legal', statement: 'A court.' };
const notice = { kind: 'deprecated', reason: 'Old.' } as const;

/** What every transition there is does to every state there is, under a review. */
function walk(review: readonly Deed[]): readonly string[] {
  const answers = countAnswers(review.map(invitationOf));
  const advisory = { mode: 'advisory', closesAt: closes, ...answers } as const;
  return states.flatMap((release) =>
    [
      () => decidePublish(release, advisory, opens),
      () => decidePublish(release, advisory, opens, 'A deadline.'),
      () => decidePublish(release, advisory, closes),
      () => decidePublish(release, { mode: 'none' }, opens),
      () => decideAbandon(release),
      () => decideWithdraw(release, ground).decision,
      () => decideLiftWithdrawal(release),
      () => decideNotice(release, notice),
      () => decideLiftNotice(release),
      () => amend(release),
    ].map(outcomeOf),
  );
}

function amend(release: ReleaseState): string {
  decideAmend(release);
  return 'amend';
}

function outcomeOf(transition: () => string): string {
  try {
    return transition();
  } catch (error) {
    if (error instanceof SphereError) return error.code;
    throw error;
  }
}

describe('the states of a release under every review there is', () => {
  it('has transitions that differ', () => {
    expect(new Set(walk([])).size).toBeGreaterThan(6);
    expect(reviews).toHaveLength(1 + 7 + 49 + 343);
  });

  it('no transition depends on what an opinion says', () => {
    for (const review of reviews) {
      for (const recommendation of recommendations) {
        const unanimous = review.map((deed) =>
          recommendations.some((known) => known === deed) ? recommendation : deed,
        );
        expect([review, walk(review)]).toEqual([review, walk(unanimous)]);
      }
    }
  });

  it('no transition but publishing depends on advisors at all, and that only within the window', () => {
    const isPublishing = (index: number) => index % 10 === 0;
    const nobody = walk([]);
    for (const review of reviews) {
      walk(review).forEach((outcome, index) => {
        if (!isPublishing(index))
          expect([review, index, outcome]).toEqual([review, index, nobody[index]]);
      });
    }
  });

  it('no advisor can make a candidate stay one: window and waiver end every review', () => {
    for (const review of reviews) {
      expect([review, walk(review)[1], walk(review)[2]]).toEqual([review, 'publish', 'publish']);
    }
  });
});

describe('countAnswers', () => {
  it.each([
    [[], { invited: 0, answered: 0 }],
    [['silent', 'accepted'], { invited: 2, answered: 0 }],
    [['declined', 'accepted'], { invited: 2, answered: 1 }],
    [['abstain', 'advise_against', 'declined'], { invited: 3, answered: 3 }],
  ] as const)('counts %j as %j', (review, expected) => {
    expect(countAnswers(review.map(invitationOf))).toEqual(expected);
  });
});
