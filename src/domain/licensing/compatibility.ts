import compat from './data/licence-compat.json' with { type: 'json' };
import { evaluate, type LicenceVerdict } from './evaluate.js';
import { canonicalText, parseCanonical, type Expression, type Term } from './expression.js';
import { judgeTerm } from './judge-term.js';
import { acceptedLicences, findLicence } from './licence-table.js';
import type { LicenceReason } from './reason-code.js';

/** What is wrong with one base of derived weights. */
export interface BaseFinding {
  /** Its place in the list of bases, from 0. */
  readonly index: number;
  readonly reason: 'LIC_BASE_UNKNOWN' | 'LIC_BASE_NOT_OPEN' | 'LIC_BASE_CONFLICT';
  /** The base's own licence, judged for weights. */
  readonly base: LicenceVerdict;
}

/** Whether derived weights may be released under a licence. */
export interface DerivedLicence {
  /** The derived licence's own reason if it is refused, else the first finding's, else `LIC_OK`. */
  readonly reason: LicenceReason;
  readonly derived: LicenceVerdict;
  /** One for each base at fault, in the order of the bases. */
  readonly findings: readonly BaseFinding[];
  /** On `LIC_BASE_CONFLICT`, the licences that satisfy all bases, if any; else empty. */
  readonly satisfying: readonly string[];
}

const compatibleDerived: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(compat.compatibleDerived),
);

/**
 * Checks the licence of derived weights against those of its bases (licence-policy R35 to R37),
 * for every relation but `distilled`. Both are taken as they are declared.
 */
export function checkDerivedLicence(bases: readonly unknown[], derived: unknown): DerivedLicence {
  const own = evaluate(derived, 'weights');
  const judged = bases.map((base) => evaluate(base, 'weights'));
  const findings = judged.flatMap((base, index): BaseFinding[] => {
    const reason = own.canonical === null ? faultOf(base) : findFault(base, own.canonical);
    return reason === null ? [] : [{ index, reason, base }];
  });

  const reason = own.verdict === 'refused' ? own.reason : (findings[0]?.reason ?? 'LIC_OK');
  const satisfying = reason === 'LIC_BASE_CONFLICT' ? licencesThatSatisfy(judged) : [];
  return { reason, derived: own, findings, satisfying };
}

function findFault(base: LicenceVerdict, derivedCanonical: string): BaseFinding['reason'] | null {
  const fault = faultOf(base);
  if (fault !== null || base.canonical === null) return fault;
  const satisfied = isSatisfied(parseCanonical(base.canonical), parseCanonical(derivedCanonical));
  return satisfied ? null : 'LIC_BASE_CONFLICT';
}

// R35: what cannot be told is unknown, what can be told and is closed is not open.
function faultOf({ verdict, reason }: LicenceVerdict): BaseFinding['reason'] | null {
  if (verdict === 'open') return null;
  switch (reason) {
    case 'LIC_MISSING':
    case 'LIC_MALFORMED':
    case 'LIC_TOO_COMPLEX':
    case 'LIC_NON_ASCII':
    case 'LIC_AMBIGUOUS':
    case 'LIC_UNKNOWN':
    case 'LIC_UNKNOWN_REF':
    case 'LIC_NOT_REVIEWED':
    case 'LIC_EXCEPTION_UNKNOWN':
      return 'LIC_BASE_UNKNOWN';
    default:
      return 'LIC_BASE_NOT_OPEN';
  }
}

// R37: of a base OR one open operand is enough, of a base AND all count.
function isSatisfied(base: Expression, derived: Expression): boolean {
  switch (base.type) {
    case 'or':
      return base.operands.some((operand) => isSatisfied(operand, derived));
    case 'and':
      return base.operands.every((operand) => isSatisfied(operand, derived));
    case 'term':
      return judgeTerm(base, 'weights').verdict === 'open' && isCompatible(base, derived);
  }
}

// R37: of a derived OR people may choose any operand, so all count; of an AND one is enough.
function isCompatible(base: Term, derived: Expression): boolean {
  if (!mayBindDerived(base.licence)) return true;
  switch (derived.type) {
    case 'or':
      return derived.operands.every((operand) => isCompatible(base, operand));
    case 'and':
      return derived.operands.some((operand) => isCompatible(base, operand));
    case 'term':
      return allows(base, derived);
  }
}

// R36 needs to know that there is no share-alike; what the table does not hold binds (R4).
function mayBindDerived(licence: string): boolean {
  return findLicence(licence)?.shareAlike ?? true;
}

function allows(base: Term, derived: Term): boolean {
  // An exception grants what the base may not have granted: it passes only if the base has it too.
  if (derived.exception !== null) return canonicalText(base) === canonicalText(derived);
  const allowed = compatibleDerived.get(base.licence) ?? [base.licence];
  return allowed.includes(derived.licence);
}

function licencesThatSatisfy(bases: readonly LicenceVerdict[]): readonly string[] {
  return acceptedLicences('weights')
    .map(({ licence }) => licence.id)
    .filter((id) => bases.every((base) => findFault(base, id) === null));
}
