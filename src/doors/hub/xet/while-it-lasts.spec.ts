import { describe, expect, it } from '@jest/globals';
import { beatsOf, endsSoon } from './while-it-lasts.js';

/** Work whose end the test decides. */
function someWork() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { work, end, fail };
}

describe('beatsOf', () => {
  it('beats until the work is done', async () => {
    const { work, end } = someWork();
    const beats: number[] = [];

    for await (const beat of beatsOf(work, () => beats.length, 1)) {
      beats.push(beat);
      if (beats.length === 3) end();
    }

    expect(beats).toEqual([0, 1, 2]);
  });

  it('does not beat for work that is done', async () => {
    const beats = beatsOf(Promise.resolve(), () => 'beat', 60_000);

    expect((await beats.next()).done).toBe(true);
  });

  it('throws what the work throws', async () => {
    const { work, fail } = someWork();
    const beats = beatsOf(work, () => 'beat', 1);
    await beats.next();

    fail(new Error('failed'));

    await expect(beats.next()).rejects.toThrow('failed');
  });
});

describe('endsSoon', () => {
  it('tells work that is done from work that goes on', async () => {
    const { work, end } = someWork();
    const before = await endsSoon(work, 1);
    end();

    expect([before, await endsSoon(work, 60_000)]).toEqual([false, true]);
  });
});
