import { describe, expect, it } from '@jest/globals';
import { commitTime, gitTimestamp } from './commit-time.js';

const at = (text: string) => new Date(text);

describe('the instant of a commit', () => {
  it.each([
    ['loses its fraction', '2026-01-01T00:00:00.999Z', null, '2026-01-01T00:00:00.000Z'],
    ['follows its parent', '2026-01-01T00:00:09Z', '2026-01-01T00:00:05Z', '2026-01-01T00:00:09Z'],
    [
      'waits for its parent',
      '2026-01-01T00:00:01Z',
      '2026-01-01T00:00:05Z',
      '2026-01-01T00:00:05Z',
    ],
  ])('%s', (_, now, parent, expected) => {
    expect(commitTime(at(now), parent === null ? null : at(parent))).toEqual(at(expected));
  });

  it('is written in seconds and UTC', () => {
    expect(gitTimestamp(at('1970-01-02T00:00:00Z'))).toBe('86400 +0000');
  });
});
