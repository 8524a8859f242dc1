import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import parseSpdx from 'spdx-expression-parse';

import {
  andOperands,
  canonicalText,
  orOperands,
  parseCanonical,
  parseExpression,
  termsOf,
  type Expression,
} from './expression.js';

describe('parseExpression', () => {
  it.each([
    ['MIT OR ISC AND Zlib', 'MIT OR ISC AND Zlib'],
    ['MIT OR (ISC AND Zlib)', 'MIT OR ISC AND Zlib'],
    ['(MIT OR ISC) AND Zlib', '(MIT OR ISC) AND Zlib'],
    ['((MIT))', 'MIT'],
    ['(MIT AND (ISC AND Zlib))', 'MIT AND ISC AND Zlib'],
    ['MIT OR (ISC OR (Zlib))', 'MIT OR ISC OR Zlib'],
    ['(A OR B)AND(C OR D)', '(A OR B) AND (C OR D)'],
    ['A WITH B AND C WITH D', 'A WITH B AND C WITH D'],
    ['(A+ WITH B)', 'A+ WITH B'],
    ['a and b or c with d', 'a AND b OR c WITH d'],
  ])('writes %s with only the necessary parentheses', (text, canonical) => {
    expect(canonicalText(parseCanonical(text))).toBe(canonical);
  });

  it.each([
    ['', 'Expected a licence identifier at the end (position 1).'],
    ['OR MIT', 'Expected a licence identifier at position 1, where “OR” stands.'],
    ['MIT OR', 'Expected a licence identifier at the end (position 7).'],
    ['MIT AND OR ISC', 'Expected a licence identifier at position 9, where “OR” stands.'],
    ['MIT ISC', 'Expected AND, OR or WITH at position 5, where “ISC” stands.'],
    ['MIT (ISC)', 'Expected AND, OR or WITH at position 5, where “(” stands.'],
    ['MIT ORISC', 'Expected AND, OR or WITH at position 5, where “ORISC” stands.'],
    ['(MIT', 'Expected a closing parenthesis at the end (position 5).'],
    ['MIT)', 'Expected no closing parenthesis at position 4, where “)” stands.'],
    ['()', 'Expected a licence identifier at position 2, where “)” stands.'],
    ['MIT WITH', 'Expected an exception after WITH at the end (position 9).'],
    ['MIT WITH (A)', 'Expected an exception after WITH at position 10, where “(” stands.'],
    ['(MIT OR ISC) WITH A', 'Expected AND, OR or WITH at position 14, where “WITH” stands.'],
    ['MIT WITH A WITH B', 'Expected AND, OR or WITH at position 12, where “WITH” stands.'],
    ['MIT +', 'The + at position 5 must follow its identifier without a space.'],
    [
      'MIT/ISC',
      '“/” at position 4 has no place in a licence expression; licences are joined by AND or OR.',
    ],
  ])('refuses “%s” and says where it stops being an expression', (text, explanation) => {
    expect(parseExpression(text)).toMatchObject({
      fault: { reason: 'LIC_MALFORMED', explanation },
    });
  });

  it('tells whether operators were not in capitals', () => {
    expect(parseExpression('MIT or ISC')).toMatchObject({ hasLooseOperators: true });
    expect(parseExpression('MIT OR (isc)')).toMatchObject({ hasLooseOperators: false });
  });

  it('reads what spdx-expression-parse reads, in the same way', () => {
    const term = fc.constantFrom(
      'MIT',
      'Apache-2.0',
      'MPL-1.1+',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'LicenseRef-Mine',
      'DocumentRef-a:LicenseRef-b',
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 5 },
        term,
        fc
          .tuple(tie('expression'), fc.constantFrom('AND', 'OR'), tie('expression'))
          .map((parts) => parts.join(' ')),
        tie('expression').map((inner) => `(${inner})`),
      ),
    }));

    fc.assert(
      fc.property(expression, (text) => {
        expect(canonicalText(parseCanonical(text))).toBe(canonicalText(fromSpdx(parseSpdx(text))));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what spdx-expression-parse refuses', () => {
    const token = fc.constantFrom('MIT', 'ISC', 'AND', 'OR', 'WITH', '(', ')', 'LLVM-exception');

    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 7 }), (tokens) => {
        const text = tokens.join(' ');
        // Identifiers and exceptions are looked up elsewhere, so a swap of the two is not at issue.
        // The library passes over an empty pair of parentheses before a licence.
        if (/WITH (MIT|ISC)|(?<!WITH )LLVM|\( \)/.test(text)) return;

        expect('expression' in parseExpression(text)).toBe(isSpdx(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the parts of a canonical expression', () => {
  it('lists licences with their exceptions, once each', () => {
    expect(termsOf('(MIT OR A WITH B) AND A AND MIT')).toEqual(['MIT', 'A WITH B', 'A']);
  });

  it('splits at the top only', () => {
    expect(orOperands('MIT OR ISC AND Zlib')).toEqual(['MIT', 'ISC AND Zlib']);
    expect(orOperands('(MIT OR ISC) AND Zlib')).toEqual(['(MIT OR ISC) AND Zlib']);
    expect(andOperands('(MIT OR ISC) AND Zlib')).toEqual(['MIT OR ISC', 'Zlib']);
    expect(andOperands('MIT')).toEqual(['MIT']);
  });

  it('reads the licences of 10,000 files, which no declared expression may hold', () => {
    const files = Array.from({ length: 10_000 }, (_, index) => `LicenseRef-${String(index)}`);

    expect(termsOf(files.join(' AND '))).toEqual(files);
    expect(andOperands(files.join(' AND '))).toEqual(files);
  });

  it('throws on what is no expression', () => {
    expect(() => termsOf('MIT OR')).toThrow('not a canonical expression: MIT OR');
  });
});

type SpdxTree = ReturnType<typeof parseSpdx>;

function fromSpdx(tree: SpdxTree): Expression {
  if ('license' in tree) {
    const { license, plus = false, exception = null } = tree;
    return { type: 'term', licence: license, plus, exception };
  }
  const type = tree.conjunction;
  const operands = [fromSpdx(tree.left), fromSpdx(tree.right)];
  return {
    type,
    operands: operands.flatMap((operand) => (operand.type === type ? operand.operands : [operand])),
  };
}

function isSpdx(text: string): boolean {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
}
