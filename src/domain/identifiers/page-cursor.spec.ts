import { Buffer } from 'node:buffer';

import { describe, expect, it } from '@jest/globals';

import { InvalidInput } from '../errors/sphere-error.js';
import { decodeCursor, encodeCursor } from './page-cursor.js';

describe('page cursor', () => {
  it('gives back what was put in, and stands unescaped in a URL', () => {
    const cursor = encodeCursor(['é/ü?', 42]);

    expect(encodeURIComponent(cursor)).toBe(cursor);
    expect(decodeCursor(cursor, ['string', 'number'])).toEqual(['é/ü?', 42]);
  });

  it.each([
    ['nothing', ''],
    ['no base64url', '!!!'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['other types', encodeCursor([1, 'a'])],
    ['more values', encodeCursor(['a', 1, 2])],
    ['another spelling', `${encodeCursor(['a', 1])}=`],
    ['an endless one', 'A'.repeat(10_000)],
  ])('refuses %s', (_case, text) => {
    expect(() => decodeCursor(text, ['string', 'number'])).toThrow(InvalidInput);
  });
});
