import { describe, expect, it } from '@jest/globals';
import { cpuMillisecondsOf } from '../../../test/support/cpu-time.js';
import fc from 'fast-check';

import { artifactKinds } from './artifact-kind.js';
import { evaluate, evaluateCanonical } from './evaluate.js';
import { allLicences } from './licence-table.js';

const repeat = (text: string, times: number, separator: string): string =>
  Array.from({ length: times }, () => text).join(separator);

describe('evaluate, at its limits (R11)', () => {
  it.each([
    ['200 licences', repeat('MIT', 200, ' OR '), 'LIC_OK'],
    ['150 licences with exceptions', repeat('MIT WITH LLVM-exception', 150, ' OR '), 'LIC_OK'],
    ['201 licences', repeat('MIT', 201, ' OR '), 'LIC_TOO_COMPLEX'],
    ['201 licences and no end', `${repeat('MIT', 201, ' OR ')} OR`, 'LIC_TOO_COMPLEX'],
    ['10,000 licences', repeat('MIT', 10_000, ' AND '), 'LIC_TOO_COMPLEX'],
    ['20 parentheses', `${'('.repeat(20)}MIT${')'.repeat(20)}`, 'LIC_OK'],
    ['21 parentheses', `${'('.repeat(21)}MIT${')'.repeat(21)}`, 'LIC_TOO_COMPLEX'],
    ['4,096 opening parentheses', '('.repeat(4096), 'LIC_TOO_COMPLEX'],
    ['4,096 closing parentheses', ')'.repeat(4096), 'LIC_MALFORMED'],
    ['4,096 letters', 'M'.repeat(4096), 'LIC_UNKNOWN'],
    ['4,097 letters', 'M'.repeat(4097), 'LIC_TOO_COMPLEX'],
    ['4,097 characters that are not ASCII', 'é'.repeat(4097), 'LIC_TOO_COMPLEX'],
    ['a million spaces', ' '.repeat(1_000_000), 'LIC_MISSING'],
    ['a list of a million', Array.from({ length: 1_000_000 }, () => 'mit'), 'LIC_AMBIGUOUS'],
    [
      'nested parentheses on either side',
      `${'(MIT OR '.repeat(20)}ISC${')'.repeat(20)} AND ${'(MIT AND '.repeat(20)}ISC${')'.repeat(20)}`,
      'LIC_OK',
    ],
  ])('judges %s', (_, input, reason) => {
    expect(evaluate(input, 'code').reason).toBe(reason);
  });

  it.each([
    ['a product of sums', repeat('(MIT OR ISC)', 100, ' AND ')],
    ['a sum of products', repeat('(MIT AND ISC)', 100, ' OR ')],
    ['200 unknown names', repeat('Apache-2.O-modified', 180, ' OR ')],
    ['many pluses', `MIT${'+'.repeat(4000)}`],
    ['many separators', repeat('M', 2000, '/')],
    ['white space around nothing', `(${' '.repeat(4000)}`],
  ])('answers soon on %s', (_, input) => {
    evaluate('warm-up', 'code');

    const spent = cpuMillisecondsOf(() => {
      evaluate(input, 'code');
    });

    expect(spent).toBeLessThan(500);
  });
});

describe('evaluateCanonical', () => {
  it('judges the licences of 10,000 files joined, which no one declares', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `LicenseRef-${String(index)}`);

    expect(evaluateCanonical(['MIT', ...ids].join(' AND '), 'code')).toMatchObject({
      reason: 'LIC_UNKNOWN_REF',
      term: 'LicenseRef-0',
    });
    expect(evaluateCanonical(repeat('(MIT OR gemma)', 10_000, ' AND '), 'code')).toMatchObject({
      reliedOn: 'MIT',
    });
  });
});

describe('evaluate, on anything', () => {
  const kind = fc.constantFrom(...artifactKinds);
  const word = fc.oneof(
    fc.constantFrom(...allLicences().map(({ id }) => id)),
    fc.constantFrom('AND', 'or', 'WITH', '(', ')', '+', 'bsd', 'gpl-3.0+', 'LLVM-exception', 'x'),
  );
  const nearExpression = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

  it('never throws, repeats itself, and is open only with something to rely on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), nearExpression), kind, (input, kind) => {
        const verdict = evaluate(input, kind);

        expect(evaluate(input, kind)).toEqual(verdict);
        expect(verdict.verdict === 'open').toBe(verdict.reason === 'LIC_OK');
        expect(verdict.verdict === 'open').toBe(verdict.reliedOn !== null);
        expect(verdict.explanation).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('judges its own canonical text the same, with no spelling left to change', () => {
    fc.assert(
      fc.property(nearExpression, kind, (input, kind) => {
        const { canonical, reason, reliedOn } = evaluate(input, kind);
        if (canonical === null) return;

        const again = evaluate(canonical, kind);

        expect(again).toMatchObject({ canonical, reason, reliedOn });
        expect(again.warnings).not.toContain('LIC_WARN_NORMALISED');
      }),
      { numRuns: 2000 },
    );
  });
});
