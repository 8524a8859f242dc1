import { describe, expect, it } from '@jest/globals';
import { taggedLicences, taggedLicencesOfHeader } from './spdx-tags.js';

// REUSE-IgnoreStart
describe('taggedLicences', () => {
  it.each([
    ['a Python comment', '# SPDX-License-Identifier: MIT\nprint()', ['MIT']],
    ['a C comment', '/* SPDX-License-Identifier: GPL-2.0-only */', ['GPL-2.0-only']],
    ['an HTML comment', '<!-- SPDX-License-Identifier: CC-BY-4.0 -->', ['CC-BY-4.0']],
    ['an expression', '// SPDX-License-Identifier: MIT OR Apache-2.0\r\n', ['MIT OR Apache-2.0']],
    ['a closing parenthesis', '# SPDX-License-Identifier: (MIT OR ISC)', ['(MIT OR ISC)']],
    ['a tag without a value', '# SPDX-License-Identifier:', []],
    ['a notebook', '"# SPDX-License-Identifier: MIT\\n",', ['MIT']],
    ['two tags', 'SPDX-License-Identifier: MIT\nSPDX-License-Identifier: ISC', ['MIT', 'ISC']],
    ['a snippet', 'SPDX-SnippetBegin\nSPDX-License-Identifier: ISC\nSPDX-SnippetEnd', ['ISC']],
    [
      'an ignored part',
      'REUSE-IgnoreStart\nSPDX-License-Identifier: ISC\nREUSE-IgnoreEnd\nSPDX-License-Identifier: MIT',
      ['MIT'],
    ],
    ['an ignored part that never ends', 'REUSE-IgnoreStart\nSPDX-License-Identifier: ISC', []],
    ['no tag', 'License: MIT', []],
  ])('reads %s', (_, text, values) => {
    expect(taggedLicences(text)).toEqual(values);
  });

  it('reads a megabyte of unclosed markers at once', () => {
    expect(taggedLicences('REUSE-IgnoreStart '.repeat(60_000))).toEqual([]);
  });
});

describe('taggedLicencesOfHeader', () => {
  it('reads comment lines before the data and nothing in the data', () => {
    const text = '# SPDX-License-Identifier: CC0-1.0\nid,code\n1,"# SPDX-License-Identifier: MIT"';

    expect(taggedLicencesOfHeader(text)).toEqual(['CC0-1.0']);
  });
});
// REUSE-IgnoreEnd
