import { describe, expect, it } from '@jest/globals';
import { localAddress } from './local-address.js';

describe('localAddress', () => {
  it.each([
    ['/deposit', '/deposit'],
    ['/search?q=a%20b&lang=fr', '/search?q=a%20b&lang=fr'],
    ['/a/b#files', '/a/b#files'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/\u0000', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [undefined, '/'],
    [['/a'], '/'],
    [`/${'a'.repeat(2_000)}`, '/'],
  ])('%j leads to %s', (address, expected) => {
    expect(localAddress(address)).toBe(expected);
  });
});
