import { describe, expect, it } from '@jest/globals';
import { manifestLicences } from './embedded-licence.js';

describe('manifestLicences', () => {
  it.each([
    ['package.json', '{"license":"MIT"}', ['MIT']],
    ['package.json', '{"license":{"type":"ISC"}}', ['ISC']],
    ['package.json', '{"licenses":[{"type":"MIT"},{"type":"ISC"}]}', ['MIT', 'ISC']],
    ['package.json', '{"license":"SEE LICENSE IN terms.txt"}', []],
    ['web/package.json', '{"license":"UNLICENSED"}', ['UNLICENSED']],
    ['package.json', '{"license":', []],
    ['package.json', '[]', []],
    ['pyproject.toml', '[project]\nlicense = "MIT"', ['MIT']],
    ['pyproject.toml', '[project]\nlicense = {text = "BSD-3-Clause"}', ['BSD-3-Clause']],
    ['pyproject.toml', '[project]\nlicense = {file = "LICENSE"}', []],
    ['pyproject.toml', '[tool.poetry]\nlicense = "MIT"', ['MIT']],
    ['Cargo.toml', '[package]\nlicense = "MIT/Apache-2.0"', ['MIT OR Apache-2.0']],
    ['CITATION.cff', 'license: CC-BY-NC-4.0', ['CC-BY-NC-4.0']],
    ['CITATION.cff', 'license:\n  - MIT\n  - Apache-2.0', ['MIT OR Apache-2.0']],
    ['CITATION.cff', 'license: [unclosed', []],
    ['codemeta.json', '{"license":"https://spdx.org/licenses/Apache-2.0"}', ['Apache-2.0']],
    ['codemeta.json', '{"license":{"@id":"https://spdx.org/licenses/MIT.html"}}', ['MIT']],
    ['codemeta.json', '{"license":"https://example.org/terms"}', []],
    [
      'codemeta.json',
      '{"license":"https://creativecommons.org/licenses/by-nc/4.0/"}',
      ['CC-BY-NC-4.0'],
    ],
    ['setup.py', 'license="MIT"', []],
  ])('reads %s: %s', (path, text, licences) => {
    expect(manifestLicences(path, text)).toEqual(licences);
  });
});
