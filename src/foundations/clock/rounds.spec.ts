import { describe, expect, it } from '@jest/globals';
import { Rounds } from './rounds.js';

describe('Rounds', () => {
  it('does one round at a time, in the order in which they were asked for', async () => {
    const done: string[] = [];
    let number = 0;
    const rounds = new Rounds(async () => {
      const own = (number += 1);
      done.push(`${own} begins`);
      await Promise.resolve();
      done.push(`${own} ends`);
      return own;
    }, fail);

    const results = await Promise.all([rounds.run(), rounds.run()]);

    expect(results).toEqual([1, 2]);
    expect(done).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
  });

  it('tells of a failure that nobody waits for, and goes on', async () => {
    const told: unknown[] = [];
    let isBroken = true;
    const rounds = new Rounds(
      () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve('whole')),
      (error) => told.push(error),
    );

    rounds.poke();
    await expect(rounds.run()).rejects.toThrow('broken');
    isBroken = false;

    expect(await rounds.run()).toBe('whole');
    expect(told).toEqual([new Error('broken')]);
  });

  it('waits for what is under way at the end, and begins nothing more', async () => {
    let finish = (): void => undefined;
    let count = 0;
    const rounds = new Rounds(async () => {
      count += 1;
      await new Promise<void>((resolve) => (finish = resolve));
    }, fail);
    rounds.poke();
    await Promise.resolve();
    await Promise.resolve();

    const ended = rounds.end();
    rounds.poke();
    finish();
    await ended;

    expect([rounds.isOver, count]).toEqual([true, 1]);
  });
});

function fail(error: unknown): never {
  throw error;
}
