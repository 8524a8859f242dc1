import { crc32 } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';

import { accessTokenRandomBytes, isWellFormedToken, makeAccessToken } from './access-token.js';

const someBytes = Uint8Array.from({ length: accessTokenRandomBytes }, (_, index) => index * 37);

describe('makeAccessToken', () => {
  it('makes forty characters that Hub clients accept', () => {
    const token = makeAccessToken(someBytes);

    expect(token).toMatch(/^hf_[A-Za-z0-9]{37}$/);
    expect(token).toMatch(/^hf_sph/);
  });

  it('ends in the CRC-32 of all before, in base 62, zero-padded', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

    const token = makeAccessToken(someBytes);

    const value = Array.from(token.slice(-6)).reduce((sum, c) => sum * 62 + alphabet.indexOf(c), 0);
    expect(value).toBe(crc32(token.slice(0, -6)));
  });

  it('passes over the bytes that would make some symbols likelier', () => {
    const high = Uint8Array.of(248, 255, 250, ...new Uint8Array(28).fill(61));

    expect(makeAccessToken(high)).toMatch(/^hf_sphz{28}/);
    expect(() => makeAccessToken(new Uint8Array(64).fill(255))).toThrow('random bytes');
  });
});

describe('isWellFormedToken', () => {
  const token = makeAccessToken(someBytes);

  it('recognises a token of Sphere', () => {
    expect(isWellFormedToken(token)).toBe(true);
  });

  it.each([
    ['a changed symbol', token.replace(/.$/, token.endsWith('0') ? '1' : '0')],
    ['another service', `hf_${'a'.repeat(37)}`],
    ['a short one', token.slice(0, -1)],
    ['a long one', `${token}0`],
    ['a line end', `${token}\n`],
    ['nothing', ''],
  ])('refuses %s', (_case, text) => {
    expect(isWellFormedToken(text)).toBe(false);
  });
});
