import { describe, expect, it } from '@jest/globals';
import { commitUrl, repositoryUrl, tombstoneUrl } from './public-address.js';

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

  it.each([
    ['/a/b/resolve/v1/x', 'v1', '/a/b/releases/v1'],
    ['/api/models/a/b/revision/v1', 'v1', '/a/b/releases/v1'],
    ['/api/datasets/a/b/tree/main', 'v 2', '/datasets/a/b/releases/v%202'],
    ['/papers/a/b/raw/main/x', null, '/papers/a/b'],
    ['/elsewhere', 'v1', ''],
  ])('of the tombstone behind %s (%s) are %s', (url, version, expected) => {
    expect(tombstoneUrl(base, url, version)).toBe(base + expected);
  });
});
