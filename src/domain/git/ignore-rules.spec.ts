import { describe, expect, it } from '@jest/globals';
import { readIgnoreRules } from './ignore-rules.js';

describe('a .gitignore', () => {
  it.each([
    ['.env', '.env', true],
    ['.env', 'sub/.env', true],
    ['.env', '.env.example', false],
    ['*.log', 'a/b.log', true],
    ['*.log', 'a.log.txt', false],
    ['*.py[cod]', 'a/b.pyc', true],
    ['*.py[cod]', 'a/b.py', false],
    ['[!a]b', 'cb', true],
    ['[!a]b', 'ab', false],
    ['[a-c]x', 'bx', true],
    ['[a-c]x', 'dx', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['build/', 'build/a/b.txt', true],
    ['build/', 'sub/build/a.txt', true],
    ['build/', 'build', false],
    ['/build', 'build/a.txt', true],
    ['/build', 'sub/build/a.txt', false],
    ['a/b', 'a/b/c.txt', true],
    ['a/b', 'x/a/b', false],
    ['**/a/b', 'x/y/a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**', 'a/x', true],
    ['a/**', 'a', false],
    ['# a', '# a', false],
    ['\\#a', '#a', true],
    ['a  ', 'a', true],
    ['a\\ ', 'a ', true],
    ['', 'a', false],
    ['[', '[', true],
    ['*', 'a/b', true],
    ['/*/c', 'a/c', true],
    ['/*/c', 'a/b/c', false],
  ])('with %j leaves out %s: %s', (text, path, expected) => {
    expect(readIgnoreRules(text)(path)).toBe(expected);
  });

  it('is decided by the last rule that matches', () => {
    const isIgnored = readIgnoreRules('*.txt\r\n!keep.txt\n');

    expect([isIgnored('a.txt'), isIgnored('keep.txt'), isIgnored('sub/keep.txt')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('brings nothing back out of a folder that it leaves out', () => {
    expect(readIgnoreRules('build/\n!build/keep.txt')('build/keep.txt')).toBe(true);
  });

  it('takes no longer for a pattern that means to', () => {
    const isIgnored = readIgnoreRules(`${'*a'.repeat(200)}b\n${'**/'.repeat(100)}x`);
    const before = process.cpuUsage().user;

    isIgnored(`${'a'.repeat(200)}/`.repeat(5));

    expect(process.cpuUsage().user - before).toBeLessThan(500_000);
  });
});
