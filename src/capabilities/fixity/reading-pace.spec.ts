import { describe, expect, it } from '@jest/globals';
import { ReadingPace } from './reading-pace.js';

/** A stopwatch whose time passes while somebody waits. */
class TestStopwatch {
  at = 0;
  waits: number[] = [];

  now(): number {
    return this.at;
  }

  wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.at += milliseconds;
    return Promise.resolve();
  }
}

describe('ReadingPace', () => {
  it.each([
    ['a large file in pieces', Array<number>(20).fill(500_000), 10_000],
    ['many small files', Array<number>(10_000).fill(100), 1_000],
  ])('reads %s no faster than it may', async (_what, pieces, expectedMs) => {
    const stopwatch = new TestStopwatch();
    const pace = new ReadingPace(1_000_000, stopwatch);

    for (const bytes of pieces) await pace.afterReading(bytes, new AbortController().signal);

    expect(stopwatch.at).toBeGreaterThan(expectedMs * 0.98);
    expect(stopwatch.at).toBeLessThanOrEqual(expectedMs);
  });

  it('gives no credit for the time in which nothing was read', async () => {
    const stopwatch = new TestStopwatch();
    const pace = new ReadingPace(1_000, stopwatch);
    await pace.afterReading(100, new AbortController().signal);
    stopwatch.at += 60_000;

    await pace.afterReading(100, new AbortController().signal);

    expect(stopwatch.waits).toEqual([100, 100]);
  });

  it('waits no longer than until it is told to end', async () => {
    const pace = new ReadingPace(1);
    const interruption = new AbortController();

    const waiting = pace.afterReading(1_000_000, interruption.signal);
    interruption.abort();

    await expect(waiting).rejects.toThrow('abort');
  });
});
