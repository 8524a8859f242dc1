import { describe, expect, it } from '@jest/globals';
import { cpuMillisecondsOf } from '../../../test/support/cpu-time.js';

import { Refused } from '../errors/sphere-error.js';
import { parseCard } from './parse-card.js';

function faultsOf(markdown: string): Refused['faults'] {
  try {
    parseCard(markdown);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    expect(error.code).toBe('card-invalid');
    return error.faults;
  }
}

describe('parseCard', () => {
  it('parts front matter and body', () => {
    expect(parseCard('---\nlicense: mit\ntags:\n- a\n---\n# Title\n')).toEqual({
      frontMatter: { license: 'mit', tags: ['a'] },
      body: '# Title\n',
    });
  });

  it.each([
    ['CRLF', '---\r\nlicense: mit\r\n---\r\nText'],
    ['a byte order mark', '\ufeff---\nlicense: mit\n---\nText'],
    ['blank lines before', '\n\n---\nlicense: mit\n---\nText'],
    ['spaces after the dashes', '--- \nlicense: mit\n---\t\nText'],
  ])('tolerates %s', (_case, markdown) => {
    expect(parseCard(markdown)).toEqual({ frontMatter: { license: 'mit' }, body: 'Text' });
  });

  it.each([
    ['no front matter', '# Title\n', '# Title\n'],
    ['nothing', '', ''],
    ['an empty one', '---\n---\nText', 'Text'],
    ['only comments', '---\n# none\n---\nText', 'Text'],
    ['one that never ends', '---\nlicense: mit\n', '---\nlicense: mit\n'],
    ['an end without line end', '---\n---', ''],
  ])('reads %s as an empty record', (_case, markdown, body) => {
    expect(parseCard(markdown)).toEqual({ frontMatter: {}, body });
  });

  it('reads YAML 1.2: no is Norwegian, and a version keeps its zero', () => {
    const { frontMatter } = parseCard(
      '---\nlanguage: [no, on]\nnew_version: 1.0\ntags: [2024, true]\ncreators:\n- name: A\n  orcid: 0000000218250097\nvalue: 1.50\n---\n',
    );

    expect(frontMatter).toEqual({
      language: ['no', 'on'],
      new_version: '1.0',
      tags: ['2024', 'true'],
      creators: [{ name: 'A', orcid: '0000000218250097' }],
      value: 1.5,
    });
  });

  it.each([
    ['card-yaml', 4, '---\na: 1\nb: [1\n---\n'],
    ['card-duplicate-key', 4, '---\na: 1\nb: 2\na: 3\n---\n'],
    ['card-duplicate-key', 4, '---\nx:\n  a: 1\n  a: 2\n---\n'],
    ['card-yaml', 2, '---\na: !!js/function "x"\n---\n'],
    ['card-not-a-mapping', 2, '---\n- a\n---\n'],
    ['card-aliases', 2, '---\na: *missing\n---\n'],
    ['card-aliases', 2, '---\na: &a [*a]\n---\n'],
    ['card-key', 2, '---\n[a, b]: 1\n---\n'],
    ['card-bad-character', 3, '---\na: 1\nb: "\\0"\n---\n'],
    ['card-bad-character', 5, '---\na: 1\n---\nText\n\u0000'],
  ])('refuses with %s at line %i', (code, line, markdown) => {
    expect(faultsOf(markdown)[0]).toMatchObject({ field: 'README.md', code, line });
  });

  it('accepts depth 20 and refuses 21', () => {
    const nested = (depth: number) =>
      `---\na: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}\n---\n`;

    expect(faultsOf(nested(20))).toEqual([]);
    expect(faultsOf(nested(21))).toEqual([expect.objectContaining({ code: 'card-too-deep' })]);
  });

  it('accepts a table of benchmark results of more than 100 KiB', () => {
    const row = '  - type: mrr_at_1000\n    value: 42.123\n';

    const { frontMatter } = parseCard(`---\nresults:\n${row.repeat(4000)}---\n`);

    expect(frontMatter['results']).toHaveLength(4000);
  });

  it.each([
    ['brackets', `a: ${'['.repeat(500_000)}`, 'card-too-deep'],
    ['dashes', '- '.repeat(500_000), 'card-too-deep'],
    ['a billion laughs', laughs(), 'card-aliases'],
    [
      'a long text many times',
      `a: &a ${'x'.repeat(900_000)}\nb: [${'*a,'.repeat(90)}]`,
      'card-aliases',
    ],
    ['aliases without end', `a: &a 1\nb: [${'*a,'.repeat(101)}]`, 'card-aliases'],
    ['a million tokens', `a: [${'1,'.repeat(500_000)}]`, 'card-front-matter-too-large'],
    ['a million quotes', '"'.repeat(1_000_000), 'card-front-matter-too-large'],
    ['too many bytes', `a: ${'x'.repeat(1024 * 1024)}`, 'card-front-matter-too-large'],
  ])('refuses a bomb of %s quickly', (_case, yaml, code) => {
    const spent = cpuMillisecondsOf(() => {
      expect(faultsOf(`---\n${yaml}\n---\n`)[0]).toMatchObject({ code });
    });

    expect(spent).toBeLessThan(5_000);
  });

  it('takes many keys in linear time', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n');

    expect(Object.keys(parseCard(`---\n${keys}\n---\n`).frontMatter)).toHaveLength(50_000);
  });

  it('refuses a body above 1 MiB', () => {
    expect(faultsOf('x'.repeat(1024 * 1024))).toEqual([]);
    expect(faultsOf('x'.repeat(1024 * 1024 + 1))).toEqual([
      expect.objectContaining({ code: 'card-body-too-large' }),
    ]);
  });

  it('gives a key named __proto__ no power', () => {
    const { frontMatter } = parseCard('---\n__proto__: {polluted: 1}\n---\n');

    expect(Object.keys(frontMatter)).toEqual(['__proto__']);
    expect('polluted' in frontMatter).toBe(false);
  });
});

function laughs(): string {
  const level = (name: string, of: string) =>
    `${name}: &${name} [${Array<string>(9).fill(of).join(',')}]`;
  return ['a', 'b', 'c', 'd', 'e', 'f']
    .map((name, index, names) => level(name, index === 0 ? 'ha' : `*${names[index - 1] ?? ''}`))
    .join('\n');
}
