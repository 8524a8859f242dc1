import { describe, expect, it } from '@jest/globals';
import { isCovered, isLicenceText } from './covered-files.js';

describe('isCovered', () => {
  it.each([
    ['model.safetensors', true],
    ['README.md', true],
    ['src/licensing.py', true],
    ['LICENSES/MIT.txt', false],
    ['vendor/LICENSES/MIT.txt', false],
    ['LICENSE', false],
    ['LICENSE-APACHE', false],
    ['license.gguf', true],
    ['license_check.py', true],
    ['LICENSES/model.safetensors', true],
    ['LICENCE.md', false],
    ['sub/COPYING.LESSER', false],
    ['a.py.license', false],
    ['sub/REUSE.toml', false],
    ['.reuse/dep5', false],
    ['.gitattributes', false],
    ['.git/config', false],
    ['sbom.spdx.json', false],
  ])('%s: %s', (path, covered) => {
    expect(isCovered({ path, sizeBytes: 1 })).toBe(covered);
  });

  it('covers what is too long for a licence text', () => {
    expect(isCovered({ path: 'LICENSE', sizeBytes: 2 ** 30 })).toBe(true);
    expect(isCovered({ path: 'model.license', sizeBytes: 2 ** 30 })).toBe(true);
  });

  it('leaves out empty files and symbolic links', () => {
    expect(isCovered({ path: '__init__.py', sizeBytes: 0 })).toBe(false);
    expect(isCovered({ path: 'link.py', sizeBytes: 9, isSymlink: true })).toBe(false);
  });
});

describe('isLicenceText', () => {
  it.each([
    ['LICENSE', true],
    ['LICENSE.md', true],
    ['LICENSES/MIT.txt', true],
    ['a.py.license', false],
    ['README.md', false],
  ])('%s: %s', (path, answer) => {
    expect(isLicenceText(path)).toBe(answer);
  });
});
