import { describe, expect, it } from '@jest/globals';
import { faultCodeOf } from '../../../test/support/fault-code.js';
import { bytesOfXetHash, parseXetHash, sha256OfSwapped, xetHashOfBytes } from './xet-hash.js';

const counting = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const text = '0706050403020100' + '0f0e0d0c0b0a0908' + '1716151413121110' + '1f1e1d1c1b1a1918';

describe('a Xet hash', () => {
  it('is written group by group, each from its last byte to its first', () => {
    expect(xetHashOfBytes(counting)).toBe(text);
  });

  it('leaves the bytes that it was read from as they were', () => {
    const bytes = Buffer.from(counting);
    xetHashOfBytes(bytes);
    expect(bytes).toEqual(counting);
  });

  it('goes back to its bytes', () => {
    expect(bytesOfXetHash(parseXetHash(text))).toEqual(counting);
  });

  it('is read in either case', () => {
    expect(parseXetHash(text.toUpperCase())).toBe(text);
  });

  it.each(['', text.slice(1), `${text}0`, `g${text.slice(1)}`, `${text}\n`])(
    'is not %j',
    (wrong) => {
      expect(faultCodeOf(() => parseXetHash(wrong))).toBe('xet-hash');
    },
  );
});

describe('the SHA-256 in a shard', () => {
  it('stands in the same order as the hashes', () => {
    expect(sha256OfSwapped(counting)).toBe(text);
  });
});
