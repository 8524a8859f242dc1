import { describe, expect, it } from '@jest/globals';

import { InvalidInput } from '../errors/sphere-error.js';
import { parseBranchName } from './branch-name.js';

describe('parseBranchName', () => {
  it.each(['main', 'feature/x', 'v1.0', 'a@b', 'réponse', 'x'.repeat(200)])(
    'accepts "%s"',
    (text) => {
      expect(parseBranchName(text)).toBe(text);
    },
  );

  it.each([
    '',
    'a b',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a\u0000',
    'a\u007f',
    '@',
    'a@{1}',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.',
    'a.lock',
    'a.lock/b',
    '-a',
    'HEAD',
    'refs',
    'refs/heads/a',
    'refs/pr/1',
    'a'.repeat(40),
    'x'.repeat(201),
    'a\u202eb',
    '\ud800',
  ])('refuses %j', (text) => {
    expect(() => parseBranchName(text)).toThrow(InvalidInput);
  });
});
