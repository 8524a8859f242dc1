import { describe, expect, it } from '@jest/globals';

import { SphereError } from '../errors/sphere-error.js';
import type { ArtifactPath } from './artifact-path.js';
import { checkPathSet, parseArtifactPath } from './artifact-path.js';

function codesOf(text: string): string[] {
  try {
    parseArtifactPath(text);
    return [];
  } catch (error) {
    if (!(error instanceof SphereError)) throw error;
    return error.faults.map((fault) => fault.code);
  }
}

describe('parseArtifactPath', () => {
  it.each([
    'README.md',
    'mimi-pytorch-e351c8d8@125.safetensors',
    "a+b=c,(d)[e]#f&g'h!i$j%k/données/模型.bin",
    '.gitattributes',
    'src/.git/config',
    'console.txt',
    'a/~b',
    Array<string>(32).fill('d').join('/'),
    `${'é'.repeat(100)}/x`,
  ])('accepts "%s"', (text) => {
    expect(parseArtifactPath(text)).toBe(text);
  });

  it('brings a decomposed name to NFC', () => {
    expect(parseArtifactPath('cafe\u0301.txt')).toBe('caf\u00e9.txt');
  });

  it.each([
    ['path_too_long', Array<string>(6).fill('x'.repeat(180)).join('/')],
    ['path_too_deep', Array<string>(33).fill('d').join('/')],
    ['path_segment_too_long', 'é'.repeat(101)],
    ['path_bad_char', 'a\u0000b'],
    ['path_bad_char', 'a\u0085b'],
    ['path_bad_char', 'a\\b'],
    ['path_bad_char', 'a?b'],
    ['path_bad_char', 'a\u202eb'],
    ['path_bad_char', 'a\u200bb'],
    ['path_bad_char', '\ufeffa'],
    ['path_bad_char', 'a\ud800'],
    ['path_bad_segment', ''],
    ['path_bad_segment', 'a//b'],
    ['path_bad_segment', 'a/'],
    ['path_bad_segment', './a'],
    ['path_bad_segment', 'a/../b'],
    ['path_bad_segment', 'a /b'],
    ['path_bad_segment', 'a./b'],
    ['path_bad_segment', ' a'],
    ['path_bad_segment', 'a/NUL'],
    ['path_bad_segment', 'com1.txt'],
    ['path_bad_segment', 'lpt9.tar.gz/x'],
    ['path_reserved', '/a'],
    ['path_reserved', '~/a'],
    ['path_reserved', '.git/config'],
    ['path_reserved', '.GIT'],
    ['path_reserved', '.sphere/x'],
  ])('refuses with %s the path %j', (code, text) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('names every rule that a path breaks', () => {
    expect(codesOf('C:/a/../b')).toEqual(['path_bad_char', 'path_bad_segment', 'path_reserved']);
  });
});

describe('checkPathSet', () => {
  const codes = (...paths: string[]) =>
    checkPathSet(paths as ArtifactPath[]).map((fault) => [fault.field, fault.code]);

  it('finds nothing where paths differ', () => {
    expect(codes('a', 'b/a', 'b/c', 'ab', 'straße', 'strasse', 'ı', 'i')).toEqual([]);
  });

  it.each([
    ['README.md', 'readme.MD'],
    ['Éa', 'e\u0301a'],
    ['ΟΔΟΣ', 'οδος'],
    ['\u212a', 'k'],
    ['a', 'a'],
  ])('takes "%s" and "%s" for one name', (first, second) => {
    expect(codes(first, second)).toEqual([[second, 'path_case_collision']]);
  });

  it.each([
    [['a', 'a/b'], 'a/b'],
    [['a/b/c', 'a'], 'a/b/c'],
    [['A', 'a/b'], 'a/b'],
  ])('refuses a file that is also a folder in %j', (paths, at) => {
    expect(codes(...paths)).toEqual([[at, 'path_prefix_collision']]);
  });
});
