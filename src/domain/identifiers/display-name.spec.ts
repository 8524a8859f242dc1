import { describe, expect, it } from '@jest/globals';

import { parseDisplayName } from './display-name.js';

describe('parseDisplayName', () => {
  it.each(['Ada Lovelace', 'Émilie du Châtelet', '吴健雄', 'می‌خواهم', '👩‍🔬', 'x'.repeat(200)])(
    'accepts "%s" as it is',
    (text) => {
      expect(parseDisplayName(text)).toBe(text);
    },
  );

  it('takes off the white space around', () => {
    expect(parseDisplayName('  Ada ')).toBe('Ada');
  });

  it.each(['', ' \t', 'x'.repeat(201), 'a\nb', 'a\0b', 'a\u202eb', 'a\ud800', 'a\u2028b'])(
    'refuses %j, naming the field',
    (text) => {
      expect(() => parseDisplayName(text, 'name')).toThrow(
        expect.objectContaining({
          faults: [expect.objectContaining({ field: 'name', code: 'display-name' })],
        }),
      );
    },
  );
});
