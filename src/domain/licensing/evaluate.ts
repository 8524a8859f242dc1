import type { ArtifactKind } from './artifact-kind.js';
import type { Failure } from './reading/declared-value.js';
import { canonicalText, parseCanonical, type Expression } from './expression.js';
import { judgeTerm, type LicenceLeaf } from './judge-term.js';
import type { Unreadable } from './reading/unreadable.js';
import { readExpression } from './reading/read-expression.js';
import type { LicenceReason, LicenceWarning } from './reason-code.js';
import { factsOf } from './refusal-facts.js';

export type { LicenceLeaf } from './judge-term.js';

/** What Sphere makes of a declared licence (licence-policy section 3). */
export interface LicenceVerdict {
  readonly verdict: 'open' | 'refused';
  readonly reason: LicenceReason;
  /** The declared expression in reference spelling; null when it could not be read. */
  readonly canonical: string | null;
  /** The licences that Sphere relies on, joined by AND; null when refused. */
  readonly reliedOn: string | null;
  /** Without repeats; empty when refused. */
  readonly warnings: readonly LicenceWarning[];
  /** Every licence of the expression in written order; empty when it could not be read. */
  readonly leaves: readonly LicenceLeaf[];
  /** One or two sentences for a person. */
  readonly explanation: string;
  /** The licence or word that refuses the whole; null when open or when no single word does. */
  readonly term: string | null;
  /** Identifiers to choose from, or that may have been meant; never ground for a verdict (R5). */
  readonly choices: readonly string[];
  /** What keeps it from being read; null where it was. */
  readonly unreadable: Unreadable | null;
}

/**
 * Judges a declared licence for a kind of artifact: a text, a list of one, or a card's
 * `{license, license_name}` (licence-policy R10 to R22). Pure; never throws, whatever the input;
 * one walk over the tree.
 */
export function evaluate(input: unknown, kind: ArtifactKind): LicenceVerdict {
  const read = readExpression(input);
  if ('failure' in read) return unreadable(read.failure);
  return judgeExpression(read.expression, read.warnings, kind);
}

/**
 * Judges an expression that Sphere wrote itself, such as the concluded licence of many files, which
 * may be longer than a declared one. Throws on text that is no expression.
 */
export function evaluateCanonical(canonical: string, kind: ArtifactKind): LicenceVerdict {
  return judgeExpression(parseCanonical(canonical), new Set(), kind);
}

function judgeExpression(
  expression: Expression,
  warnings: ReadonlySet<LicenceWarning>,
  kind: ArtifactKind,
): LicenceVerdict {
  const walk: Walk = { kind, leaves: [], warnings: new Set(warnings) };
  const outcome = judge(expression, walk);
  const canonical = canonicalText(expression);
  if (outcome.refusal !== null) return refused(canonical, outcome.refusal, walk);

  const reliedOn = [...new Set(outcome.reliedOn.map(nameOf))].join(' AND ');
  const kindWarnings = outcome.reliedOn.flatMap((leaf) => leaf.warnings);
  return {
    verdict: 'open',
    reason: 'LIC_OK',
    canonical,
    reliedOn,
    warnings: [...new Set([...walk.warnings, ...kindWarnings])],
    leaves: walk.leaves,
    explanation: `${canonical} is open for ${kind}; Sphere relies on ${reliedOn}.`,
    term: null,
    choices: [],
    unreadable: null,
  };
}

interface Walk {
  readonly kind: ArtifactKind;
  readonly leaves: LicenceLeaf[];
  readonly warnings: Set<LicenceWarning>;
}

type Outcome =
  | { readonly refusal: null; readonly reliedOn: readonly LicenceLeaf[] }
  | { readonly refusal: LicenceLeaf };

function judge(expression: Expression, walk: Walk): Outcome {
  if (expression.type === 'term') {
    const leaf = judgeTerm(expression, walk.kind);
    walk.leaves.push(leaf);
    return leaf.verdict === 'open' ? { refusal: null, reliedOn: [leaf] } : { refusal: leaf };
  }

  const outcomes = expression.operands.map((operand) => judge(operand, walk));
  return expression.type === 'and'
    ? all(outcomes)
    : outcomes.reduce((left, right) => either(left, right, walk));
}

// R20: the leftmost refusal decides, else all are relied on.
function all(outcomes: readonly Outcome[]): Outcome {
  const refusal = outcomes.find((outcome) => outcome.refusal !== null);
  if (refusal !== undefined) return refusal;

  const reliedOn = outcomes.flatMap((outcome) =>
    outcome.refusal === null ? outcome.reliedOn : [],
  );
  return { refusal: null, reliedOn };
}

// R21: the leftmost open operand is relied on, else the leftmost refusal decides.
function either(left: Outcome, right: Outcome, walk: Walk): Outcome {
  if ((left.refusal === null) !== (right.refusal === null)) {
    walk.warnings.add('LIC_WARN_OR_CLOSED_BRANCH');
  }
  return left.refusal === null || right.refusal !== null ? left : right;
}

function refused(canonical: string, leaf: LicenceLeaf, walk: Walk): LicenceVerdict {
  const term = nameOf(leaf);
  const whys = leaf.reasons.map((reason) => factsOf(reason).why).join('; it also ');
  const offer =
    leaf.choices.length === 0 ? '' : `; choose an exact identifier: ${leaf.choices.join(', ')}`;
  return {
    verdict: 'refused',
    reason: leaf.reason,
    canonical,
    reliedOn: null,
    warnings: [],
    leaves: walk.leaves,
    explanation: `${term} ${whys}${offer}.`,
    term,
    choices: leaf.choices,
    unreadable: null,
  };
}

function unreadable({ reason, explanation, term, choices, problem }: Failure): LicenceVerdict {
  return {
    verdict: 'refused',
    reason,
    canonical: null,
    reliedOn: null,
    warnings: [],
    leaves: [],
    explanation,
    term,
    choices,
    unreadable: problem,
  };
}

// R17: the licence without its plus is what is relied on; the exception stays.
function nameOf({ id, exception }: LicenceLeaf): string {
  return exception === null ? id : `${id} WITH ${exception}`;
}
