import { describe, expect, it } from '@jest/globals';
import { allLicences } from '../licence-table.js';
import { licenceTextFor, needsCopyrightLine, referenceTextOf, textIdOf } from './licence-texts.js';

describe('licenceTextFor', () => {
  it.each([
    'MIT',
    'MIT-0',
    'BSD-1-Clause',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'Zlib',
    '0BSD',
    'UPL-1.0',
    'NCSA',
    'HPND',
  ])('fills the copyright line of %s', (id) => {
    const text = licenceTextFor(id, ['Ann $& Smith', 'Kim'], 2026) ?? '';

    expect(text.match(/Copyright \(c\) 2026 Ann \$& Smith, Kim/g)).toHaveLength(1);
    expect(text).not.toMatch(/<year>|\[yyyy\]|Internet S/);
  });

  it('keeps the rights that a BSD line reserves', () => {
    expect(licenceTextFor('BSD-1-Clause', ['Ann'], 2026)).toMatch(
      /^Copyright \(c\) 2026 Ann\. All rights reserved\./,
    );
  });

  it.each(['Apache-2.0', 'CC-BY-4.0', 'GPL-3.0-only', 'CC0-1.0', 'MulanPSL-2.0'])(
    'gives %s as it is, whoever holds the copyright',
    (id) => {
      expect(needsCopyrightLine(id)).toBe(false);
      expect(licenceTextFor(id, [], 2026)).toBe(referenceTextOf(id));
    },
  );

  it('has no text for MIT without a holder', () => {
    expect(licenceTextFor('MIT', [], 2026)).toBeNull();
  });

  it('has a text for every open licence of the table but OpenMDW 1.1', () => {
    const without = allLicences()
      .filter(({ id, verdict }) => verdict === 'open' && referenceTextOf(id) === null)
      .map(({ id }) => id);

    expect(without).toEqual(['LicenseRef-OpenMDW-1.1']);
  });
});

describe('textIdOf', () => {
  it.each([
    ['MIT', 'MIT'],
    ['MPL-1.1+', 'MPL-1.1'],
    ['Apache-2.0 WITH LLVM-exception', 'Apache-2.0'],
  ])('%s needs the text of %s', (term, id) => {
    expect(textIdOf(term)).toBe(id);
  });
});
