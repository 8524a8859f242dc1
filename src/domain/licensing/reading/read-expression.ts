import { readDeclared, unknownName, type Failure } from './declared-value.js';
import { parseExpression, type Expression } from '../expression.js';
import type { LicenceWarning } from '../reason-code.js';
import { resolveTerms } from './resolve-terms.js';

export type ReadExpression =
  | {
      /** Every identifier in reference spelling. */
      readonly expression: Expression;
      readonly warnings: ReadonlySet<LicenceWarning>;
    }
  | { readonly failure: Failure };

/**
 * Reads a declared licence as an expression of known identifiers, or says in one sentence why it
 * cannot be read (licence-policy R10 to R18). Says nothing about openness. Never throws.
 */
export function readExpression(input: unknown): ReadExpression {
  const declared = readDeclared(input);
  if ('failure' in declared) return declared;

  const read = readText(declared.text);
  if ('failure' in read) {
    // R10: a free name was never meant to be an expression.
    const isMisread = declared.isFreeName && read.failure.reason === 'LIC_MALFORMED';
    return isMisread ? { failure: unknownName(declared.text) } : read;
  }
  return {
    expression: read.expression,
    warnings: new Set([...declared.warnings, ...read.warnings]),
  };
}

function readText(text: string): ReadExpression {
  const parsed = parseExpression(text);
  if ('fault' in parsed) return { failure: { ...parsed.fault, term: null } };

  const resolved = resolveTerms(parsed.expression);
  if ('failure' in resolved || !parsed.hasLooseOperators) return resolved;
  return { ...resolved, warnings: new Set([...resolved.warnings, 'LIC_WARN_NORMALISED']) };
}
