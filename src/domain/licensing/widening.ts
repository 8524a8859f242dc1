import type { ArtifactKind } from './artifact-kind.js';
import { evaluate } from './evaluate.js';
import { orOperands } from './expression.js';
import type { LicenceReason } from './reason-code.js';

/** Whether a released licence may be changed as requested. */
export interface Widening {
  /** `LIC_OK`, `LIC_NARROWED`, or the reason that an added operand is closed. */
  readonly reason: LicenceReason;
  /** The expression that holds afterwards; null when the change is refused. */
  readonly canonical: string | null;
  /** Whether there is anything to record: false when nothing is granted in addition. */
  readonly changed: boolean;
  /** The operands that the request adds, in written order. */
  readonly added: readonly string[];
  /** The added operand that is closed; null when none is. */
  readonly term: string | null;
  /** The widening that would be allowed: the old expression with the request's own additions. */
  readonly allowed: string;
}

/**
 * Compares a requested licence with the one that an artifact was released under: what was granted
 * stays granted, and what is added must be open for the kind (licence-policy R49).
 *
 * @param oldCanonical the canonical expression in force
 */
export function checkWidening(
  oldCanonical: string,
  requested: unknown,
  kind: ArtifactKind,
): Widening {
  const { canonical } = evaluate(requested, kind);
  const granted = orOperands(oldCanonical);
  const operands = canonical === null ? [] : orOperands(canonical);
  const added = operands.filter((operand) => !granted.includes(operand));
  const closed = added
    .map((term) => ({ term, reason: evaluate(term, kind).reason }))
    .filter(({ reason }) => reason !== 'LIC_OK');
  const isClosed = new Set(closed.map(({ term }) => term));
  const allowed = [oldCanonical, ...added.filter((term) => !isClosed.has(term))].join(' OR ');
  const refused = { canonical: null, changed: false, added, allowed };

  if (!granted.every((operand) => operands.includes(operand))) {
    return { ...refused, reason: 'LIC_NARROWED', term: null };
  }
  const [firstClosed] = closed;
  if (firstClosed !== undefined) return { ...refused, ...firstClosed };

  // The same operands in another order grant the same: nothing is recorded.
  const changed = added.length > 0;
  const kept = changed ? canonical : oldCanonical;
  return { reason: 'LIC_OK', canonical: kept, changed, added, term: null, allowed };
}
