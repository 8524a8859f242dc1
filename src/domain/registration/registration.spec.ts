import { describe, expect, it } from '@jest/globals';
import { doiOf } from './doi.js';
import { eventTowards, wantedState } from './doi-state.js';
import { judgeStatus, reasonIn, stateIn } from './judge-answer.js';
import { readRetryAfter, retryPauseMs } from './retry-pause.js';

const now = new Date('2026-03-04T05:06:07Z');

describe('a DOI', () => {
  it('is made of the prefix and the PID', () => {
    expect(doiOf('10.5072', '7b3kq-9zx02')).toBe('10.5072/sphere.7b3kq-9zx02');
  });

  it.each([
    [false, 'reserved', 'publish'],
    [false, 'registered', 'publish'],
    [false, 'findable', 'publish'],
    [true, 'findable', 'hide'],
    [true, 'pending', 'register'],
    [true, 'draft', 'register'],
  ] as const)('of a work (withdrawn: %s) that is %s is sent to %s', (isWithdrawn, known, event) => {
    expect(eventTowards(wantedState(isWithdrawn), known)).toBe(event);
  });
});

describe('an answer', () => {
  it.each([
    [201, 'taken'],
    [302, 'later'],
    [401, 'locked-out'],
    [403, 'locked-out'],
    [404, 'refused'],
    [422, 'refused'],
    [429, 'later'],
    [503, 'later'],
  ])('of status %i is "%s"', (status, verdict) => {
    expect(judgeStatus(status)).toBe(verdict);
  });

  it.each([
    [
      422,
      '{"errors":[{"source":"creators","title":"Missing\\n child"}]}',
      'creators: Missing child',
    ],
    [422, '{"errors":[null, 3, {"title":"a"}, {"detail":"b"}]}', 'a; b'],
    [400, '<html>\u202eno</html>', '<html> no</html>'],
    [413, '', 'HTTP 413'],
  ])('of status %i that says %j is told as %j', (status, body, reason) => {
    expect(reasonIn(status, body)).toBe(reason);
  });

  it.each([
    ['{"data":{"attributes":{"state":"findable"}}}', 'findable'],
    ['{"data":{"attributes":{"state":"lost"}}}', null],
    ['{"data":null}', null],
    ['not JSON', null],
  ])('%j says the state %j', (body, state) => {
    expect(stateIn(body)).toBe(state);
  });
});

describe('the pause before the next attempt', () => {
  it.each([
    [1, 0, 0, 7_500],
    [3, 0, 0, 30_000],
    [500, 0, 0, 1_800_000],
    [1, 0, 120_000, 120_000],
    [1, 0, 10 ** 12, 3_600_000],
  ])('after %i failures by chance %d, asked for %d ms, is %d ms', (attempts, chance, asked, ms) => {
    expect(retryPauseMs(attempts, chance, asked)).toBe(ms);
  });

  it.each([
    ['90', 90_000],
    ['Wed, 04 Mar 2026 05:07:07 GMT', 60_000],
    ['Wed, 04 Mar 2026 05:05:07 GMT', 0],
    ['soon', 0],
    [null, 0],
  ])('reads Retry-After: %s', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});
