import { describe, expect, it } from '@jest/globals';
import { commitUrl, nextLink, repositoryUrl } from './public-address.js';

const base = 'https://sphere.example';

describe('public addresses', () => {
  it.each([
    ['model', 'https://sphere.example/a/b'],
    ['dataset', 'https://sphere.example/datasets/a/b'],
    ['paper', 'https://sphere.example/papers/a/b'],
  ] as const)('of a %s end in its id', (kind, expected) => {
    expect(repositoryUrl(base, { kind, fullName: 'a/b' })).toBe(expected);
  });

  it('of a commit stand below its repository', () => {
    expect(commitUrl(base, { kind: 'dataset', fullName: 'a/b' }, 'c0')).toBe(
      'https://sphere.example/datasets/a/b/commit/c0',
    );
  });

  it('lead to the next page with the query kept, absolute and quoted as clients need it', () => {
    const link = nextLink(base, '/api/models/a/b/tree/main?recursive=true&cursor=old', {
      cursor: 'n=w',
    });

    expect(link).toBe(
      '<https://sphere.example/api/models/a/b/tree/main?recursive=true&cursor=n%3Dw>; rel="next"',
    );
  });
});
