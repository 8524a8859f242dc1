import { describe, expect, it } from '@jest/globals';
import { UsageBatch } from './usage-batch.js';
import type { VisitEvent } from './usage-event.js';

const noon = Date.parse('2026-03-01T12:00:00Z');

describe('UsageBatch', () => {
  const anEvent = (changes: Partial<VisitEvent> = {}): VisitEvent => ({
    repositoryId: '01980000-0000-7000-8000-000000000000',
    version: 'v1.0',
    path: 'a.bin',
    delivery: 'full',
    bytes: 100,
    userAgent: 'curl/8.5.0',
    userKey: '192.0.2.7 curl/8.5.0',
    ...changes,
  });
  const rowsOf = (events: readonly (readonly [number, Partial<VisitEvent>])[]) => {
    const batch = new UsageBatch(noon);
    for (const [seconds, changes] of events) batch.add(anEvent(changes), noon + seconds * 1_000);
    return batch.at.map((at, row) => [(at - noon) / 1_000, batch.bytes[row]]);
  };

  it.each([
    [
      'double clicks, of which the last stays',
      [
        [0, {}],
        [29, {}],
        [58, {}],
      ],
      [[58, 100]],
    ],
    [
      'no clicks half a minute apart',
      [
        [0, {}],
        [30, {}],
      ],
      [
        [0, 100],
        [30, 100],
      ],
    ],
    [
      'parts of a file in an hour, with all their bytes',
      [
        [0, { delivery: 'range', bytes: 10 }],
        [900, { delivery: 'range', bytes: 5 }],
      ],
      [[900, 15]],
    ],
    [
      'redirects in an hour, with the largest of their sizes',
      [
        [0, { delivery: 'redirect', bytes: 9 }],
        [900, { delivery: 'redirect', bytes: 5 }],
      ],
      [[900, 9]],
    ],
    [
      'no two users',
      [
        [0, {}],
        [1, { userKey: 'another' }],
      ],
      [
        [0, 100],
        [1, 100],
      ],
    ],
    [
      'no two agents of one user',
      [
        [0, {}],
        [1, { userAgent: 'Wget/1.21' }],
      ],
      [
        [0, 100],
        [1, 100],
      ],
    ],
    [
      'no two files',
      [
        [0, {}],
        [1, { path: 'b.bin' }],
      ],
      [
        [0, 100],
        [1, 100],
      ],
    ],
    [
      'no view with a download',
      [
        [0, {}],
        [1, { path: null, delivery: 'view', bytes: 0 }],
      ],
      [
        [0, 100],
        [1, 0],
      ],
    ],
  ] as const)('joins %s', (_, events, rows) => {
    expect(rowsOf(events)).toEqual(rows);
  });

  it('takes what is of its hour, as long as it has room', () => {
    const batch = new UsageBatch(noon);
    for (let file = 0; batch.takes(noon) && file < 10_000; file += 1) {
      batch.add(anEvent({ path: `${file}` }), noon);
    }

    expect(batch.size).toBe(4_000);
    expect(new UsageBatch(noon).takes(noon + 3_599_999)).toBe(true);
    expect(new UsageBatch(noon).takes(noon + 3_600_000)).toBe(false);
  });

  it('keeps no more of long words than is written', () => {
    const batch = new UsageBatch(noon);
    const long = 'x'.repeat(10_000);
    batch.add(anEvent({ path: `\u0000\ud800${long}`, userAgent: long, userKey: long }), noon);

    expect(batch.places[0]?.path).toBe(`\ufffd${'x'.repeat(1_022)}`);
    expect(batch.agents[0]).toHaveLength(512);
    expect(batch.users[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
