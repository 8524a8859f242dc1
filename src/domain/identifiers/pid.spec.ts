import { describe, expect, it } from '@jest/globals';

import { makePid, parsePid } from './pid.js';

describe('makePid', () => {
  it('writes eight symbols and their check digits', () => {
    // 7, b, 3, k, q, 9, z, x; the upper three bits do not count.
    expect(makePid(Uint8Array.of(7, 11, 3 + 32, 19, 23, 9, 31, 29 + 224))).toBe('7b3kq-9zx02');
  });

  it('makes what parsePid reads', () => {
    const pid = makePid(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0));

    expect(pid).toBe('00000-00098');
    expect(parsePid(pid)).toBe(pid);
  });

  it('wants exactly eight bytes', () => {
    expect(() => makePid(new Uint8Array(7))).toThrow('8 random bytes');
  });
});

describe('parsePid', () => {
  it.each(['7b3kq-9zx02', '7B3KQ-9ZX02', '7b3kq9zx02', ' 7b3kq-9zx02 ', '7B3KQ-9ZXO2'])(
    'reads "%s"',
    (text) => {
      expect(parsePid(text)).toBe('7b3kq-9zx02');
    },
  );

  it('reads i and l as 1, o as 0', () => {
    expect(parsePid('oOo0o-00o98')).toBe('00000-00098');
    expect(parsePid(makePid(new Uint8Array(8).fill(1)).replace(/1/g, 'L'))).toMatch(/^11111-111/);
  });

  it.each([
    ['pid', ''],
    ['pid', '7b3kq-9zx0'],
    ['pid', '7b3kq-9zx023'],
    ['pid', '7b3kq-9zxab'],
    ['pid', 'ub3kq-9zx02'],
    ['pid-checksum', '7b3kq-9zx03'],
    ['pid-checksum', 'b73kq-9zx02'],
  ])('refuses with %s the text "%s"', (code, text) => {
    expect(() => parsePid(text)).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ field: 'pid', code })] }),
    );
  });
});
