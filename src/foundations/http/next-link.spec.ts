import { describe, expect, it } from '@jest/globals';
import { nextLink } from './next-link.js';

describe('nextLink', () => {
  it('keeps the query, and is absolute and quoted as clients need it', () => {
    const url = '/api/models/a/b/tree/main?recursive=true&cursor=old';

    expect(nextLink('https://sphere.example', url, { cursor: 'n=w' })).toBe(
      '<https://sphere.example/api/models/a/b/tree/main?recursive=true&cursor=n%3Dw>; rel="next"',
    );
  });
});
