import { describe, expect, it } from '@jest/globals';
import { dep5LicenceFor, parseDep5 } from './dep5.js';
import { dep5Glob, matchesCardGlob, matchesGlob, reuseGlob } from './path-glob.js';
import { parseReuseToml, reuseAnswerFor } from './reuse-toml.js';
import type { ReuseToml } from './reuse-toml.js';

function toml(path: string, text: string): ReuseToml {
  const parsed = parseReuseToml(path, text);
  if (parsed === null) throw new Error(`not a REUSE.toml: ${text}`);
  return parsed;
}

const annotation = (path: string, licence: string, precedence = 'closest'): string =>
  `[[annotations]]\npath = "${path}"\nprecedence = "${precedence}"\nSPDX-License-Identifier = "${licence}"\n`;

describe('matchesGlob', () => {
  it.each([
    ['*.py', 'a.py', true],
    ['*.py', 'sub/a.py', false],
    ['**.py', 'sub/a.py', true],
    ['src/**', 'src/a/b', true],
    ['src/*', 'src/a/b', false],
    ['a?.py', 'ab.py', false],
    ['a[b].py', 'a[b].py', true],
  ])('REUSE: %s on %s is %s', (pattern, path, answer) => {
    expect(matchesGlob(pattern, path, reuseGlob)).toBe(answer);
  });

  it('takes an escaped star as a star', () => {
    expect(matchesGlob('a\\*', 'a*', reuseGlob)).toBe(true);
    expect(matchesGlob('a\\*', 'ab', reuseGlob)).toBe(false);
  });

  it('answers at once for patterns made of stars', () => {
    expect(matchesGlob('*a'.repeat(500), `${'a'.repeat(1000)}b`, reuseGlob)).toBe(false);
  });

  it('lets the star of dep5 cross folders', () => {
    expect(matchesGlob('src/*.py', 'src/a/b.py', dep5Glob)).toBe(true);
  });

  it.each([
    ['*.onnx', 'onnx/model.onnx', true],
    ['onnx/', 'onnx/deep/model.onnx', true],
    ['onnx/*.onnx', 'onnx/deep/model.onnx', false],
    ['./model.bin', 'model.bin', true],
  ])('a card: %s on %s is %s', (pattern, path, answer) => {
    expect(matchesCardGlob(pattern, path)).toBe(answer);
  });
});

describe('reuseAnswerFor', () => {
  it('takes the last match within one file', () => {
    const root = toml('REUSE.toml', annotation('**', 'MIT') + annotation('a.py', 'ISC'));

    expect(reuseAnswerFor('a.py', [root]).closest).toEqual(['ISC']);
  });

  it('takes the override nearest the root over anything below', () => {
    const root = toml('REUSE.toml', annotation('**', 'MIT', 'override'));
    const below = toml('sub/REUSE.toml', annotation('a.py', 'ISC', 'override'));

    expect(reuseAnswerFor('sub/a.py', [below, root]).override).toEqual(['MIT']);
  });

  it('takes the closest of several and collects what aggregates', () => {
    const root = toml('REUSE.toml', annotation('**', 'MIT', 'aggregate'));
    const sub = toml('sub/REUSE.toml', annotation('**', 'ISC'));
    const deep = toml('sub/deep/REUSE.toml', annotation('*', 'Zlib'));

    expect(reuseAnswerFor('sub/deep/a.py', [deep, root, sub])).toEqual({
      override: null,
      aggregate: ['MIT'],
      closest: ['Zlib'],
    });
  });

  it.each(['not toml [', '[[annotations]]\npath = 3', annotation('a', 'MIT', 'strongest')])(
    'reads %j as no REUSE.toml',
    (text) => {
      expect(parseReuseToml('REUSE.toml', text)).toBeNull();
    },
  );
});

describe('dep5LicenceFor', () => {
  const paragraphs = parseDep5(
    'Format: https://example.org\n\nFiles: *\nCopyright: Ann\nLicense: MIT\n\nFiles: doc/*\n data/?.csv\nLicense: CC0-1.0\n Some text\n',
  );

  it.each([
    ['src/a.py', 'MIT'],
    ['doc/deep/a.md', 'CC0-1.0'],
    ['data/a.csv', 'CC0-1.0'],
  ])('gives %s the licence %s', (path, licence) => {
    expect(dep5LicenceFor(path, paragraphs)).toBe(licence);
  });
});
