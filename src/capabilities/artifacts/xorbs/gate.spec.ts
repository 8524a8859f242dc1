import { describe, expect, it } from '@jest/globals';
import { Gate } from './gate.js';

/** Work that ends when it is told to. */
function aVisit(gate: Gate, log: string[], name: string) {
  let leave: (() => void) | undefined;
  const stay = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const done = gate.pass(async () => {
    log.push(`${name} in`);
    await stay;
  });
  return { done, leave: () => leave?.() };
}

describe('Gate', () => {
  it('lets so many in at a time, and the others in their order', async () => {
    const gate = new Gate(2);
    const log: string[] = [];
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => aVisit(gate, log, name));

    expect(log).toEqual(['a in', 'b in']);
    b?.leave();
    await b?.done;
    a?.leave();
    await a?.done;
    c?.leave();
    d?.leave();
    await Promise.all([c?.done, d?.done]);

    expect(log).toEqual(['a in', 'b in', 'c in', 'd in']);
    expect(gate.isIdle).toBe(true);
  });

  it('gives the place of one who failed to the next', async () => {
    const gate = new Gate(1);

    const failed = gate.pass(() => Promise.reject(new Error('failed')));
    const next = gate.pass(() => Promise.resolve('in'));

    await expect(failed).rejects.toThrow('failed');
    expect(await next).toBe('in');
  });
});
