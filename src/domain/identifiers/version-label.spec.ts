import { describe, expect, it } from '@jest/globals';

import { InvalidInput } from '../errors/sphere-error.js';
import { parseVersionLabel } from './version-label.js';

describe('parseVersionLabel', () => {
  it.each(['v1.0', '1.2.0', '1.2.0-rc.1', '2026', 'a_b', 'latest', 'x'.repeat(80)])(
    'accepts "%s"',
    (text) => {
      expect(parseVersionLabel(text)).toBe(text);
    },
  );

  it.each(['', '-1', '.1', 'v 1', 'v1/2', 'v1+build', 'x'.repeat(81), 'v1\n'])(
    'refuses %j',
    (text) => {
      expect(() => parseVersionLabel(text)).toThrow(InvalidInput);
    },
  );

  it.each(['a'.repeat(40), 'A'.repeat(40), 'main', 'HEAD'])(
    'refuses "%s", which already reads as a revision',
    (text) => {
      expect(() => parseVersionLabel(text)).toThrow(
        expect.objectContaining({
          faults: [expect.objectContaining({ code: 'version-label-ambiguous' })],
        }),
      );
    },
  );
});
