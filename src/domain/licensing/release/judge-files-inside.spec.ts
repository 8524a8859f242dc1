import { describe, expect, it } from '@jest/globals';
import { findingCodes, judgeDraft } from '../../../../test/support/licence-judgement.js';
import type { FileDraft } from '../../../../test/support/licence-judgement.js';
import { licenceTextFor } from '../texts/licence-texts.js';

// The name of the tag is written in two parts, lest this file be taken for one that carries it.
const tagName = ['SPDX-License', 'Identifier'].join('-');
const tag = (licence: string): string => `# ${tagName}: ${licence}\n`;
const annotation = (precedence: string, licence: string): FileDraft => ({
  path: 'REUSE.toml',
  text: `version = 1\n[[annotations]]\npath = "a.py"\nprecedence = "${precedence}"\n${tagName} = "${licence}"\n`,
});

describe('judgeRelease on files inside an artifact (12.4)', () => {
  const other: FileDraft = { path: 'b.py', text: 'pass' };
  const mit = licenceTextFor('MIT', ['Ann'], 2020) ?? '';

  it.each<[string, string, readonly FileDraft[], string, string | null]>([
    ['F001', 'Apache-2.0', [{ path: 'a.py', text: 'pass' }], 'LIC_OK', 'Apache-2.0'],
    [
      'F002',
      'Apache-2.0',
      [other, { path: 'a.py', text: tag('MIT') }],
      'LIC_OK',
      'Apache-2.0 AND MIT',
    ],
    [
      'F003',
      'Apache-2.0',
      [{ path: 'a.py', text: tag('CC-BY-NC-4.0') }],
      'LIC_NON_COMMERCIAL',
      'CC-BY-NC-4.0',
    ],
    [
      'F004',
      'Apache-2.0',
      [
        { path: 'a.py', text: tag('CC-BY-NC-4.0') },
        { path: 'a.py.license', text: tag('MIT') },
      ],
      'LIC_OK',
      'MIT',
    ],
    [
      'F005',
      'Apache-2.0',
      [
        { path: 'a.py' },
        { path: 'a.py.license', text: tag('MIT') },
        annotation('override', 'SSPL-1.0'),
      ],
      'LIC_SOURCE_AVAILABLE',
      'SSPL-1.0',
    ],
    [
      'F006',
      'Apache-2.0',
      [{ path: 'a.py', text: tag('MIT') }, annotation('closest', 'BUSL-1.1')],
      'LIC_OK',
      'MIT',
    ],
    [
      'F007',
      'Apache-2.0',
      [{ path: 'a.py', text: tag('MIT') }, annotation('aggregate', 'BUSL-1.1')],
      'LIC_SOURCE_AVAILABLE',
      'MIT AND BUSL-1.1',
    ],
    [
      'F008',
      'MIT',
      [{ path: 'a.py', text: tag('MIT') + tag('CC-BY-ND-4.0') }],
      'LIC_NO_DERIVATIVES',
      'MIT AND CC-BY-ND-4.0',
    ],
    [
      'F009',
      'MIT',
      [other, { path: 'docs/logo.svg', text: tag('CC-BY-4.0') }],
      'LIC_OK',
      'MIT AND CC-BY-4.0',
    ],
    [
      'F010',
      'CC-BY-4.0',
      [{ path: 'm.gguf', embedded: { license: 'llama3.1' } }],
      'LIC_FILE_CONFLICT',
      'CC-BY-4.0',
    ],
    ['F011', 'cc-by-4.0', [{ path: 'm.gguf' }], 'LIC_OK', 'CC-BY-4.0'],
    [
      'F012',
      'MIT',
      [
        { path: 'm.gguf' },
        { path: 'LICENSE', text: `${mit}\nAbove 100 million users the name must be displayed.\n` },
      ],
      'LIC_TEXT_MISMATCH',
      'MIT',
    ],
    [
      'F015',
      'MIT',
      [{ path: 'a.py' }, { path: 'LICENSE', text: mit }, { path: '__init__.py', sizeBytes: 0 }],
      'LIC_OK',
      'MIT',
    ],
  ])('%s: declared %s', (_, license, files, code, concluded) => {
    const report = judgeDraft({ card: { license }, files });

    expect(findingCodes(report)).toEqual(code === 'LIC_OK' ? [] : [code]);
    expect(report.isOpen).toBe(code === 'LIC_OK');
    expect(report.concluded).toBe(concluded);
  });

  it('warns where the card does not declare all of it (F002)', () => {
    const files = [other, { path: 'a.py', text: tag('MIT') }];
    const { warnings } = judgeDraft({ card: { license: 'Apache-2.0' }, files });

    expect(warnings.map(({ code }) => code)).toEqual(['LIC_WARN_DECLARED_INCOMPLETE']);
  });

  it.each([
    ['F013: the holders of the card', { copyrightHolders: ['Kim'] }, ['Ann Smith'], ['Kim']],
    ['F014: the creators', {}, ['Ann Smith'], ['Ann Smith']],
    ['F014: the organisation', {}, [], ['The Lab']],
  ])('fills the text of MIT with %s', (_, more, creators, holders) => {
    const report = judgeDraft({
      card: { license: 'MIT', ...more },
      creators,
      files: [{ path: 'm.gguf' }],
    });

    expect(report.isOpen).toBe(true);
    expect(report.texts).toEqual([
      { id: 'MIT', source: 'corpus', path: 'LICENSES/MIT.txt', holders },
    ]);
  });

  it('misses a text only where nobody is known', () => {
    const files = [{ path: 'm.gguf' }];
    const report = judgeDraft({
      card: { license: 'MIT' },
      creators: [],
      namespaceDisplayName: '',
      files,
    });

    expect(findingCodes(report)).toEqual(['LIC_TEXT_MISSING']);
  });
});
