import { describe, expect, it } from '@jest/globals';

import { SphereError } from '../errors/sphere-error.js';
import {
  decideAbandon,
  decideLiftNotice,
  decideLiftWithdrawal,
  decideNotice,
  decidePublish,
  decideWithdraw,
} from './states.js';
import type { Notice, ReleaseState, Review } from './states.js';

const noon = new Date('2026-11-24T12:00:00Z');
const later = new Date('2026-11-25T12:00:00Z');
const candidate: ReleaseState = { state: 'candidate' };
const abandoned: ReleaseState = { state: 'abandoned' };
const published: ReleaseState = { state: 'published' };
const withdrawn: ReleaseState = { state: 'withdrawn' };
const notice: Notice = { kind: 'retracted', reason: 'Wrong data.' };
const none: Review = { mode: 'none' };
const open = (invited: number, answered: number, closesAt = later): Review => ({
  mode: 'advisory',
  closesAt,
  invited,
  answered,
});

function outcome(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SphereError)) throw error;
    return error.code;
  }
}

describe('decidePublish', () => {
  it.each<[unknown, string, ReleaseState, Review, string]>([
    ['publish', 'no review is asked for', candidate, none, ''],
    ['publish', 'the window has passed to the second', candidate, open(3, 0, noon), ''],
    ['publish', 'all the invited have answered', candidate, open(2, 2), ''],
    ['publish', 'the rest is waived', candidate, open(2, 1), 'Urgent.'],
    [
      'publish',
      'nobody is invited and the window is waived',
      candidate,
      open(0, 0),
      'Nobody came.',
    ],
    ['review-open', 'one has not answered', candidate, open(2, 1), ''],
    ['review-open', 'nobody is invited', candidate, open(0, 0), ''],
    ['review-open', 'the waiver is blank', candidate, open(2, 1), '  '],
    ['nothing', 'it is published already', published, open(2, 0), ''],
    ['release-abandoned', 'it was abandoned', abandoned, none, ''],
    ['release-withdrawn', 'it is withdrawn', withdrawn, none, ''],
  ])('answers %s where %s', (expected, _case, release, review, waiver) => {
    expect(outcome(() => decidePublish(release, review, noon, waiver))).toBe(expected);
  });

  it('says until when the review is open, and what to do', () => {
    expect(() => decidePublish(candidate, open(1, 0), noon)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('2026-11-25T12:00:00.000Z'),
        remedy: expect.stringContaining('waiver'),
      }),
    );
  });
});

describe('the other transitions', () => {
  const legal = { category: 'legal', statement: 'Court order 7.' };
  it.each<[unknown, string, () => unknown]>([
    ['abandon', 'abandoning a candidate', () => decideAbandon(candidate)],
    ['nothing', 'abandoning it again', () => decideAbandon(abandoned)],
    ['released-immutable', 'abandoning what is published', () => decideAbandon(published)],
    ['released-immutable', 'abandoning what is withdrawn', () => decideAbandon(withdrawn)],
    ['withdraw', 'withdrawing', () => decideWithdraw(published, legal).decision],
    ['nothing', 'withdrawing again', () => decideWithdraw(withdrawn, legal).decision],
    ['not-published', 'withdrawing a candidate', () => decideWithdraw(candidate, legal)],
    ['lift', 'lifting a withdrawal', () => decideLiftWithdrawal(withdrawn)],
    ['nothing', 'lifting none', () => decideLiftWithdrawal(published)],
    ['not-published', 'lifting on a candidate', () => decideLiftWithdrawal(candidate)],
    ['put', 'a notice', () => decideNotice(published, notice)],
    [
      'put',
      'another notice',
      () => decideNotice({ ...published, notice }, { ...notice, kind: 'deprecated' }),
    ],
    ['nothing', 'the same notice', () => decideNotice({ ...published, notice }, { ...notice })],
    [
      'invalid-input',
      'a notice without reason',
      () => decideNotice(published, { ...notice, reason: ' ' }),
    ],
    ['not-published', 'a notice on a candidate', () => decideNotice(candidate, notice)],
    ['release-withdrawn', 'a notice on a tombstone', () => decideNotice(withdrawn, notice)],
    ['lift', 'lifting a notice', () => decideLiftNotice({ ...published, notice })],
    ['nothing', 'lifting no notice', () => decideLiftNotice(published)],
    ['not-published', 'lifting one of a candidate', () => decideLiftNotice(candidate)],
  ])('answer %s to %s', (expected, _case, act) => {
    expect(outcome(act)).toBe(expected);
  });

  it.each([
    ['category', { category: 'author-request', statement: 'I regret it.' }],
    ['category', { category: '', statement: 'x' }],
    ['category', { category: 'constructor', statement: 'x' }],
    ['statement', { category: 'legal', statement: '  ' }],
  ])('refuse the ground whose %s is wrong: %j (R50)', (field, ground) => {
    expect(() => decideWithdraw(published, ground)).toThrow(
      expect.objectContaining({
        code: 'ground-not-accepted',
        faults: [expect.objectContaining({ field, code: 'ACC_NOT_A_GROUND' })],
      }),
    );
  });

  it('name the rule that keeps a published release (R48)', () => {
    expect(() => decideAbandon(published)).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ code: 'ACC_RELEASED_IMMUTABLE' })],
      }),
    );
  });
});
