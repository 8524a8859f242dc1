import { describe, expect, it } from '@jest/globals';
import { barPaths, busiestDay, everyDay } from './chart.js';

const day = (at: string, people: number, programs = 0) => ({ day: at, people, programs });

describe('the days of a chart', () => {
  it('are all there, over the end of a month, with zeros between', () => {
    const counts = new Map([['2026-02-28', { people: 1, programs: 2 }]]);

    expect(everyDay(counts, '2026-02-27', '2026-03-01')).toEqual([
      day('2026-02-27', 0),
      day('2026-02-28', 1, 2),
      day('2026-03-01', 0),
    ]);
  });

  it('have a busiest one, the latest of several, or none', () => {
    expect(busiestDay([day('a', 2), day('b', 5), day('c', 1, 4), day('d', 0)])?.day).toBe('c');
    expect(busiestDay([day('a', 0)])).toBeNull();
  });
});

describe('the bars of a chart', () => {
  it('are as high as their counts, programs on top of people, and none where there is no count', () => {
    const days = [day('a', 3, 1), day('b', 0), day('c', 0, 1)];

    expect(barPaths(days, 30, 40)).toEqual({
      people: 'M0 40v-30h7.5v30z',
      programs: 'M0 10v-10h7.5v10zM20 40v-10h7.5v10z',
    });
  });

  it('are seen however low they are', () => {
    expect(barPaths([day('a', 10_000), day('b', 1)], 10, 40).people).toContain('v-1h');
  });

  it('are none where nothing was counted', () => {
    expect(barPaths([day('a', 0)], 10, 40)).toEqual({ people: '', programs: '' });
  });
});
