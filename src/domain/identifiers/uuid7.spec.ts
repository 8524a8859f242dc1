import { describe, expect, it } from '@jest/globals';

import { uuid7 } from './uuid7.js';

describe('uuid7', () => {
  it('gives the example of RFC 9562', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);

    expect(uuid7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time', () => {
    const ids = [1, 2, 1000, 1_790_000_000_000].map((ms) =>
      uuid7(ms, new Uint8Array(10).fill(255)),
    );

    expect([...ids].sort()).toEqual(ids);
  });

  it('refuses other amounts of randomness and times that do not fit', () => {
    expect(() => uuid7(0, new Uint8Array(9))).toThrow('ten random bytes');
    expect(() => uuid7(2 ** 48, new Uint8Array(10))).toThrow('2^48');
  });
});
