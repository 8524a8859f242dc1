import { describe, expect, it } from '@jest/globals';
import { barsPath, busiestDay, everyDay } from './chart.js';

describe('the days of a chart', () => {
  it('are all there, over the end of a month, with zeros between', () => {
    expect(everyDay(new Map([['2026-02-28', 3]]), '2026-02-27', '2026-03-01')).toEqual([
      { day: '2026-02-27', count: 0 },
      { day: '2026-02-28', count: 3 },
      { day: '2026-03-01', count: 0 },
    ]);
  });

  it('have a busiest one, the latest of several, or none', () => {
    const day = (at: string, count: number) => ({ day: at, count });

    expect(busiestDay([day('a', 2), day('b', 5), day('c', 5), day('d', 0)])?.day).toBe('c');
    expect(busiestDay([day('a', 0)])).toBeNull();
  });
});

describe('the bars of a chart', () => {
  it('are as high as their counts, and none where there is no count', () => {
    const days = [4, 0, 1].map((count, index) => ({ day: String(index), count }));

    expect(barsPath(days, 30, 40)).toBe('M0 40v-40h7.5v40zM20 40v-10h7.5v10z');
  });

  it('are seen however low they are', () => {
    const days = [10_000, 1].map((count, index) => ({ day: String(index), count }));

    expect(barsPath(days, 10, 40)).toContain('v-1h');
  });

  it('are none where nothing was counted', () => {
    expect(barsPath([{ day: 'a', count: 0 }], 10, 40)).toBe('');
  });
});
