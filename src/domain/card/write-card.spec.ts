import { describe, expect, it } from '@jest/globals';

import { parseCard } from './parse-card.js';
import { writeCard } from './write-card.js';

describe('writeCard', () => {
  it('writes keys in their order', () => {
    expect(writeCard({ license: 'mit', tags: ['a', 'b'], title: 'T: x' }, '# T\n')).toBe(
      '---\nlicense: mit\ntags:\n  - a\n  - b\ntitle: "T: x"\n---\n# T\n',
    );
  });

  it.each([
    [{}, 'Text'],
    [{}, '---\nnot: front matter\n---\n'],
    [{}, ''],
    [
      { language: 'no', version: '1.0', n: 1.5, yes: true, none: null, empty: [], o: {} },
      '\n# T\r\n',
    ],
    [{ title: '& < > " { } % \\ é 中 \u202e', long: 'word '.repeat(60).trim() }, 'x'],
    [{ text: 'two\nlines\n', '---': '---', dashes: '---\n---\n' }, ''],
    [{ 'model-index': [{ results: [{ metrics: [{ value: 0.1 }] }] }] }, ''],
  ])('writes %j so that it is read back the same', (frontMatter, body) => {
    expect(parseCard(writeCard(frontMatter, body))).toEqual({ frontMatter, body });
  });
});
