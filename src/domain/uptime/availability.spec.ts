import { describe, expect, it } from '@jest/globals';
import { availabilityOf } from './availability.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));

describe('availabilityOf', () => {
  it.each([
    ['nothing', [], 0],
    ['all of it', [[0, 10]], 1],
    ['more than it', [[-5, 20]], 1],
    [
      'what lies outside',
      [
        [-5, 0],
        [10, 12],
      ],
      0,
    ],
    [
      'two instances at once',
      [
        [0, 6],
        [2, 4],
      ],
      0.6,
    ],
    [
      'two instances in turn',
      [
        [5, 8],
        [0, 5],
      ],
      0.8,
    ],
    [
      'a gap',
      [
        [0, 4],
        [6, 10],
      ],
      0.8,
    ],
    ['an instance that was seen once', [[3, 3]], 0],
  ] as const)('of ten hours, in which was seen %s', (_, hours, share) => {
    const stretches = hours.map(([first, last]) => ({ beganAt: at(first), seenAt: at(last) }));

    expect(availabilityOf(stretches, at(0), at(10))?.share).toBeCloseTo(share, 9);
  });

  it('is unknown of no time', () => {
    expect(availabilityOf([], at(3), at(3))).toBeNull();
  });
});
