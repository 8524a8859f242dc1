import { describe, expect, it } from '@jest/globals';

import type { AuditEvent, ChainedEvent } from './event-chain.js';
import { eventHash, findBrokenLink } from './event-chain.js';

function chain(length: number): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const event: AuditEvent = {
      seq,
      at: new Date(Date.UTC(2026, 0, seq)),
      actor: 'ada',
      action: 'release.published',
      subject: `lab/engine@v${seq}`,
      detail: { b: 1, a: ['x'] },
    };
    const previousHash = events.at(-1)?.hash ?? null;
    events.push({ ...event, previousHash, hash: eventHash(previousHash, event) });
  }
  return events;
}

describe('event chain', () => {
  it('holds from the beginning and from any point', () => {
    const events = chain(4);

    expect(findBrokenLink(events)).toBeNull();
    expect(findBrokenLink(events.slice(2), events[1])).toBeNull();
    expect(findBrokenLink([])).toBeNull();
  });

  it('does not depend on the order of members that a database gives', () => {
    const [event] = chain(1);

    expect(event && eventHash(null, { ...event, detail: { a: ['x'], b: 1 } })).toBe(event?.hash);
  });

  it.each<[string, (events: ChainedEvent[]) => ChainedEvent[], number]>([
    [
      'a changed actor',
      (events) => events.map((e) => (e.seq === 2 ? { ...e, actor: 'eve' } : e)),
      2,
    ],
    [
      'a changed time',
      (events) => events.map((e) => (e.seq === 3 ? { ...e, at: new Date(0) } : e)),
      3,
    ],
    ['a missing event', (events) => events.filter((e) => e.seq !== 2), 3],
    ['a missing beginning', (events) => events.slice(1), 2],
    ['a swap', (events) => [...events.slice(0, 1), ...events.slice(1).toReversed()], 4],
    [
      'a rewritten event with a fresh hash',
      (events) =>
        events.map((e) =>
          e.seq === 2
            ? { ...e, actor: 'eve', hash: eventHash(e.previousHash, { ...e, actor: 'eve' }) }
            : e,
        ),
      3,
    ],
  ])('is broken by %s', (_case, tamper, seq) => {
    expect(findBrokenLink(tamper(chain(4)))?.seq).toBe(seq);
  });
});
