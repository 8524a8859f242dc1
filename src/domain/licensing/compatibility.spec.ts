import { describe, expect, it } from '@jest/globals';

import { checkDerivedLicence } from './compatibility.js';
import compat from './data/licence-compat.json' with { type: 'json' };
import cases from './data/licence-cases.json' with { type: 'json' };
import { evaluate } from './evaluate.js';
import { allLicences, findLicence } from './licence-table.js';

describe('checkDerivedLicence, on the worked examples of licence-policy 12.2', () => {
  it('has all 20 of them', () => {
    expect(cases.derivative).toHaveLength(20);
    expect(new Set(cases.derivative.map(({ id }) => id)).size).toBe(20);
  });

  it.each(cases.derivative)('$id: $derived from $bases', ({ bases, derived, expected }) => {
    expect(checkDerivedLicence(bases, derived).reason).toBe(expected);
  });
});

describe('checkDerivedLicence (R35 to R37)', () => {
  it.each([
    ['no base', [], 'MIT', 'LIC_OK'],
    [
      'a base AND of which one operand conflicts',
      ['MIT AND CC-BY-SA-4.0'],
      'MIT',
      'LIC_BASE_CONFLICT',
    ],
    [
      'a base OR of which the open operand conflicts',
      ['gemma OR GPL-3.0-only'],
      'MIT',
      'LIC_BASE_CONFLICT',
    ],
    ['a base OR with one operand that fits', ['gemma OR MIT'], 'Apache-2.0', 'LIC_OK'],
    [
      'a derived AND with one operand that fits',
      ['CC-BY-SA-4.0'],
      'MIT AND CC-BY-SA-4.0',
      'LIC_OK',
    ],
    [
      'a derived OR of which all operands fit',
      ['CC-BY-SA-3.0'],
      'CC-BY-SA-3.0 OR CC-BY-SA-4.0',
      'LIC_OK',
    ],
    [
      'a derived OR with a closed operand',
      ['CC-BY-SA-4.0'],
      'CC-BY-SA-4.0 OR gemma',
      'LIC_BASE_CONFLICT',
    ],
    [
      'an exception that the base has',
      ['GPL-3.0-only WITH GCC-exception-3.1'],
      'GPL-3.0-only WITH GCC-exception-3.1',
      'LIC_OK',
    ],
    [
      'an exception that is dropped',
      ['GPL-3.0-only WITH GCC-exception-3.1'],
      'GPL-3.0-only',
      'LIC_OK',
    ],
    [
      'an exception that the base lacks',
      ['GPL-3.0-only'],
      'GPL-3.0-only WITH GCC-exception-3.1',
      'LIC_BASE_CONFLICT',
    ],
    ['a share-alike base without a row of its own', ['CERN-OHL-S-2.0'], 'CERN-OHL-S-2.0', 'LIC_OK'],
    ['the same under another licence', ['CERN-OHL-S-2.0'], 'MIT', 'LIC_BASE_CONFLICT'],
    ['a base that the table does not hold', ['EUDatagrid'], 'EUDatagrid', 'LIC_OK'],
    [
      'the same under another licence, since it may be share-alike',
      ['EUDatagrid'],
      'MIT',
      'LIC_BASE_CONFLICT',
    ],
    ['a base nobody reviewed', ['Zend-2.0'], 'MIT', 'LIC_BASE_UNKNOWN'],
    ['a base of many names', ['bsd'], 'MIT', 'LIC_BASE_UNKNOWN'],
    ['a base that is open, but not for weights', ['OFL-1.1'], 'MIT', 'LIC_BASE_NOT_OPEN'],
  ])('judges %s', (_, bases, derived, reason) => {
    expect(checkDerivedLicence(bases, derived).reason).toBe(reason);
  });

  it('reports every base at fault, after the verdict on the derived licence itself', () => {
    const bases = ['MIT', null, 'CC-BY-SA-4.0', 'gemma'];

    expect(checkDerivedLicence(bases, 'Apache-2.0')).toMatchObject({
      reason: 'LIC_BASE_UNKNOWN',
      findings: [
        { index: 1, reason: 'LIC_BASE_UNKNOWN', base: { reason: 'LIC_MISSING' } },
        { index: 2, reason: 'LIC_BASE_CONFLICT', base: { canonical: 'CC-BY-SA-4.0' } },
        { index: 3, reason: 'LIC_BASE_NOT_OPEN', base: { reason: 'LIC_FIELD_OF_USE' } },
      ],
    });
    expect(checkDerivedLicence(bases, 'MIT OR').reason).toBe('LIC_MALFORMED');
    expect(checkDerivedLicence(bases, 'MIT OR').findings.map(({ index }) => index)).toEqual([1, 3]);
  });

  it.each([
    [['CC-BY-SA-4.0'], ['CC-BY-SA-4.0', 'GPL-3.0-only', 'GPL-3.0-or-later', 'LAL-1.3']],
    [
      ['CC-BY-SA-3.0', 'MIT'],
      ['CC-BY-SA-4.0', 'CC-BY-SA-3.0'],
    ],
    [['CC-BY-SA-4.0', 'GPL-3.0-only'], ['GPL-3.0-only']],
    [['CC-BY-SA-4.0', 'AGPL-3.0-only'], []],
  ])('lists the licences that satisfy %j', (bases, satisfying) => {
    expect(checkDerivedLicence(bases, 'MIT')).toMatchObject({
      reason: 'LIC_BASE_CONFLICT',
      satisfying,
    });
  });

  it('knows every licence of the compatibility table, and allows each its own derivatives', () => {
    for (const [base, derived] of Object.entries(compat.compatibleDerived)) {
      expect(findLicence(base)).toMatchObject({ id: base, shareAlike: true });
      expect(derived).toContain(base);
      for (const id of derived) {
        expect([id, evaluate(id, 'weights').verdict]).toEqual([id, 'open']);
        expect(checkDerivedLicence([base], id).reason).toBe('LIC_OK');
      }
    }
  });

  it('allows every open licence on a base without share-alike (R36)', () => {
    const open = allLicences().filter(({ id }) => evaluate(id, 'weights').verdict === 'open');

    for (const { id } of open) expect(checkDerivedLicence(['MIT'], id).reason).toBe('LIC_OK');
  });
});
