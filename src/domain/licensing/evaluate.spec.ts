import { describe, expect, it } from '@jest/globals';

import { isArtifactKind } from './artifact-kind.js';
import cases from './data/licence-cases.json' with { type: 'json' };
import { evaluate } from './evaluate.js';

describe('evaluate, on the worked examples of licence-policy 12.1', () => {
  it('has all 109 of them', () => {
    expect(cases.licence.map(({ id }) => id)).toEqual(
      Array.from({ length: 109 }, (_, index) => `L${String(index + 1).padStart(3, '0')}`),
    );
  });

  it.each(cases.licence)('$id: $input for $kind', (row) => {
    if (!isArtifactKind(row.kind)) throw new Error(`no such kind: ${row.kind}`);

    const verdict = evaluate(row.input, row.kind);

    expect(verdict).toMatchObject({
      verdict: row.verdict,
      reason: row.reason,
      reliedOn: row.reliedOn,
    });
    expect([...verdict.warnings].sort()).toEqual([...row.warnings].sort());
    if (row.canonical !== undefined) expect(verdict.canonical).toBe(row.canonical);
  });
});

describe('evaluate, on the shape of the value (R10)', () => {
  it.each([
    ['nothing', undefined, 'LIC_MISSING'],
    ['white space', ' \t\r\n', 'LIC_MISSING'],
    ['an empty list', [], 'LIC_MISSING'],
    ['a list of nothing', [null], 'LIC_MISSING'],
    ['a list of two', ['mit', 'apache-2.0'], 'LIC_AMBIGUOUS'],
    ['a list in a list', [['mit']], 'LIC_MALFORMED'],
    ['a number', 42, 'LIC_MALFORMED'],
    ['a date', new Date(0), 'LIC_MALFORMED'],
    ['a card without a licence', {}, 'LIC_MISSING'],
    ['a card with a name only', { license_name: 'mit' }, 'LIC_MISSING'],
    ['a card that inherits its licence', Object.create({ license: 'mit' }), 'LIC_MALFORMED'],
    ['a card of another', { license: { license: 'mit' } }, 'LIC_MALFORMED'],
    ['other with a blank name', { license: 'other', license_name: ' ' }, 'LIC_UNKNOWN'],
    ['other with a name of prose', { license: 'other', license_name: 'my / own' }, 'LIC_UNKNOWN'],
    ['other with a name of no text', { license: 'other', license_name: 7 }, 'LIC_UNKNOWN'],
  ])('refuses %s', (_, input, reason) => {
    expect(evaluate(input, 'code')).toMatchObject({ verdict: 'refused', reason, canonical: null });
  });

  it.each([
    ['a card', { license: 'MIT', license_name: 'gemma' }, []],
    ['a card with a list', { license: ['MIT'] }, ['LIC_WARN_NORMALISED']],
    ['other with a listed name', { license: ' Other', license_name: 'MIT' }, ['LIC_WARN_ALIAS']],
  ])('reads %s', (_, input, warnings) => {
    expect(evaluate(input, 'code')).toMatchObject({ reliedOn: 'MIT', warnings });
  });
});

describe('evaluate, on characters (R12)', () => {
  it.each([
    ['a Cyrillic letter', 'MІT', 'U+0406', 2],
    ['a no-break space', '\u00a0MIT', 'U+00A0', 1],
    ['a zero-width space', 'MIT\u200b', 'U+200B', 4],
    ['a letter beyond the basic plane', 'MIT OR 𝐌IT', 'U+1D40C', 8],
    ['a Kelvin sign, whose lower case is k', 'BLAC\u212a', 'U+212A', 5],
    ['a control character', 'MIT\u0000', 'U+0000', 4],
    ['a lone surrogate', 'MIT\ud800', 'U+D800', 4],
  ])('refuses %s and says where it stands', (_, input, codePoint, position) => {
    const { reason, explanation } = evaluate(input, 'code');

    expect(reason).toBe('LIC_NON_ASCII');
    expect(explanation).toContain(`${codePoint} at position ${String(position)} `);
  });

  it('collapses white space', () => {
    expect(evaluate(' MIT\r\n\tOR  ISC ', 'code')).toMatchObject({
      canonical: 'MIT OR ISC',
      warnings: ['LIC_WARN_NORMALISED'],
    });
  });
});

describe('evaluate, on names that leave a choice or are not known (R5, R14, R16)', () => {
  it.each([
    ['BSD', ['BSD-2-Clause', 'BSD-3-Clause']],
    ['MIT AND cc-by', ['CC-BY-4.0']],
    ['GFDL-1.3', ['GFDL-1.3-no-invariants-only']],
    ['MIT/ISC', ['MIT AND ISC', 'MIT OR ISC']],
    ['Apache-2.O', ['Apache-2.0', 'Apache-1.0', 'Apache-1.1']],
  ])('refuses %s and offers what may have been meant', (input, choices) => {
    expect(evaluate(input, 'documentation')).toMatchObject({ verdict: 'refused', choices });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'LicenseRef-__proto__'])(
    'takes %s for a name that it does not know',
    (name) => {
      expect(evaluate(name, 'code').reason).toBe('LIC_UNKNOWN');
      expect(evaluate(`MIT OR ${name}`, 'code').reason).toBe('LIC_UNKNOWN');
      expect(evaluate(`MIT WITH ${name}`, 'code').reason).toBe('LIC_EXCEPTION_UNKNOWN');
    },
  );

  it('refuses a family word in an OR as a whole, since no valid expression could be republished', () => {
    expect(evaluate('MIT OR bsd', 'code')).toMatchObject({
      reason: 'LIC_AMBIGUOUS',
      canonical: null,
      term: 'bsd',
    });
  });

  it.each([
    ['LicenseRef-constructor', 'LicenseRef-constructor'],
    ['licenseref-Mine', 'LicenseRef-Mine'],
    ['documentref-a:licenseref-b', 'DocumentRef-a:LicenseRef-b'],
    ['DocumentRef-a:LicenseRef-Gemma', 'DocumentRef-a:LicenseRef-Gemma'],
  ])('refuses the reference %s, which nobody reviewed', (input, canonical) => {
    expect(evaluate(input, 'code')).toMatchObject({ reason: 'LIC_UNKNOWN_REF', canonical });
  });

  it('finds a reference of the table in any case', () => {
    expect(evaluate('licenseref-openmdw-1.1', 'weights')).toMatchObject({
      reliedOn: 'LicenseRef-OpenMDW-1.1',
      warnings: ['LIC_WARN_NORMALISED'],
    });
  });
});

describe('evaluate, on plus and WITH (R17, R18)', () => {
  it.each([
    ['MPL-1.1+', 'MPL-1.1+', 'MPL-1.1', []],
    ['GPL-2.0+', 'GPL-2.0-or-later', 'GPL-2.0-or-later', ['LIC_WARN_DEPRECATED']],
    ['agpl-3.0+', 'AGPL-3.0-or-later', 'AGPL-3.0-or-later', ['LIC_WARN_DEPRECATED']],
    ['gplv3+', 'GPL-3.0-or-later', 'GPL-3.0-or-later', ['LIC_WARN_ALIAS']],
    [
      'MPL-1.1+ with llvm-Exception',
      'MPL-1.1+ WITH LLVM-exception',
      'MPL-1.1 WITH LLVM-exception',
      ['LIC_WARN_NORMALISED'],
    ],
    [
      'GPL-2.0 WITH Classpath-exception-2.0',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      ['LIC_WARN_DEPRECATED'],
    ],
  ])('reads %s', (input, canonical, reliedOn, warnings) => {
    expect(evaluate(input, 'code')).toMatchObject({ canonical, reliedOn, warnings });
  });

  it('reads a deprecated AGPL-1.0+ as or-later, which nobody reviewed', () => {
    expect(evaluate('AGPL-1.0+', 'code')).toMatchObject({
      canonical: 'AGPL-1.0-or-later',
      reason: 'LIC_NOT_REVIEWED',
    });
  });

  it.each([
    'GPL-2.0-only+',
    'GPL-3.0-or-later+',
    'MIT++',
    '+MIT',
    'MIT +',
    'MIT + OR ISC',
    '+',
    'MIT+ISC',
    'LicenseRef-Mine+',
    'GPL-2.0-with-classpath-exception WITH LLVM-exception',
  ])('refuses %s as malformed', (input) => {
    expect(evaluate(input, 'code')).toMatchObject({ reason: 'LIC_MALFORMED', canonical: null });
  });

  it('lets the look-up decide before the plus, and the grammar before the look-up', () => {
    expect(evaluate('GPL-2.0-only+ OR Foo', 'code').reason).toBe('LIC_UNKNOWN');
    expect(evaluate('Foo OR MIT++', 'code').reason).toBe('LIC_MALFORMED');
  });

  it.each([
    ['CC-BY-NC-4.0 WITH LLVM-exception', 'LIC_NON_COMMERCIAL'],
    ['CC-BY-NC-4.0 WITH AdditionRef-commercial-use', 'LIC_EXCEPTION_UNKNOWN'],
    ['LicenseRef-Mine WITH LLVM-exception', 'LIC_UNKNOWN_REF'],
  ])('never opens a closed licence by an exception: %s', (input, reason) => {
    expect(evaluate(input, 'data')).toMatchObject({ verdict: 'refused', reason });
  });
});

describe('evaluate, on AND and OR (R20 to R22)', () => {
  it('relies on the union of an AND, in written order and without repeats', () => {
    expect(evaluate('(ISC OR MIT) AND Zlib AND (MIT AND ISC)', 'code')).toMatchObject({
      canonical: '(ISC OR MIT) AND Zlib AND MIT AND ISC',
      reliedOn: 'ISC AND Zlib AND MIT',
    });
  });

  it('gives the reason of the leftmost closed operand', () => {
    expect(evaluate('MIT AND gemma AND CC-BY-ND-4.0', 'weights')).toMatchObject({
      reason: 'LIC_FIELD_OF_USE',
      term: 'LicenseRef-Gemma',
    });
    expect(evaluate('CC-BY-ND-4.0 OR gemma', 'weights').reason).toBe('LIC_NO_DERIVATIVES');
  });

  it('warns about the kind only where it relies on the operand', () => {
    expect(evaluate('MIT OR CC0-1.0', 'code').warnings).toEqual([]);
    expect(evaluate('CC0-1.0 OR MIT', 'code').warnings).toEqual(['LIC_WARN_NO_PATENT_GRANT']);
    expect(evaluate('CC-BY-4.0 AND GPL-3.0-only', 'weights').warnings).toEqual([
      'LIC_WARN_ATYPICAL_KIND',
    ]);
  });

  it('warns about a closed branch deep inside', () => {
    expect(evaluate('MIT AND (ISC OR gemma)', 'weights').warnings).toContain(
      'LIC_WARN_OR_CLOSED_BRANCH',
    );
  });

  it('lists every licence of the expression with its own verdict', () => {
    expect(evaluate('CC-BY-NC-ND-4.0 OR MIT', 'paper').leaves).toMatchObject([
      {
        id: 'CC-BY-NC-ND-4.0',
        reason: 'LIC_NON_COMMERCIAL',
        reasons: ['LIC_NON_COMMERCIAL', 'LIC_NO_DERIVATIVES'],
      },
      { id: 'MIT', verdict: 'open', warnings: ['LIC_WARN_ATYPICAL_KIND'] },
    ]);
  });
});
