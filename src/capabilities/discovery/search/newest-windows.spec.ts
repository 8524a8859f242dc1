import { describe, expect, it } from '@jest/globals';
import { type Bounds, windowFor } from './newest-windows.js';

const bounds: Bounds = {
  total: 1_000_000,
  from: [
    { size: 12_500, at: new Date('2026-05-03T00:00:00Z') },
    { size: 100_000, at: new Date('2025-12-31T23:59:59Z') },
    { size: 200_000, at: new Date('2025-06-01T00:00:00Z') },
  ],
  latest: new Date('2026-06-01T00:05:00Z'),
  readAt: 0,
};

describe('windowFor', () => {
  it.each([
    ['all months that hold what is wanted twice over', 21_000, 1_001, '2025-12', 7],
    ['fewer months for a commoner word', 200_000, 1_001, '2026-05', 2],
    ['fewer months where fewer are wanted', 20_000, 100, '2026-05', 2],
  ])('gives %s: %d matches, the %d newest', (_, matches, reach, first, count) => {
    const window = windowFor(bounds, matches, reach, 1 / 4);

    expect(window?.[0]).toBe(`month:${first}`);
    expect(window?.at(-1)).toBe('month:2026-06');
    expect(window).toHaveLength(count);
  });

  it.each([
    ['few matches', 4_000, 1_001],
    ['a word that the newest records are full of', 250_000, 1_001],
    ['a word whose newest matches need more than any window', 8_000, 1_001],
  ])('gives none for %s', (_, matches, reach) => {
    expect(windowFor(bounds, matches, reach, 1 / 4)).toBeNull();
  });

  it('gives none that is more than a third of the records', () => {
    expect(windowFor({ ...bounds, total: 30_000 }, 6_000, 1_001, 1 / 4)).toBeNull();
  });
});
