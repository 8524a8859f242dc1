import { andOperands, canonicalText, join, parseCanonical } from '../expression.js';

/** The AND of canonical expressions without repeats (licence-policy R28); null for none. */
export function concludedOf(canonicals: readonly string[]): string | null {
  const operands = [...new Set(canonicals.flatMap(andOperands))];
  if (operands.length === 0) return null;
  return canonicalText(join('and', operands.map(parseCanonical)));
}

/** The operands of a concluded expression that no declared one contains. */
export function missingFrom(concluded: string, declared: readonly string[]): readonly string[] {
  const stated = new Set(declared.flatMap(andOperands));
  return andOperands(concluded).filter((operand) => !stated.has(operand));
}
