import { type Fault, makeFault } from '../errors/sphere-error.js';
import type { ArtifactKind } from './artifact-kind.js';
import { evaluate, type LicenceVerdict } from './evaluate.js';
import { findLicence, recommendedLicences } from './licence-table.js';
import { docsOf, factsOf } from './refusal-facts.js';

/** What was refused, and for which artifact. */
export interface Refusal {
  /** Path of the artifact; absent where a bare licence was asked about. */
  readonly artifact?: string;
  /** Path of a file inside the artifact, where the artifact is an archive. */
  readonly inside?: string;
  readonly kind: ArtifactKind;
  readonly verdict: LicenceVerdict;
}

/**
 * The human sentence of a refusal: which artifact, which licence, why it is not open and what
 * would be (licence-policy R23). `verdict` is a refused one.
 */
export function explainRefusal({ artifact, inside, kind, verdict }: Refusal): string {
  const file = inside === undefined ? artifact : `${inside} in ${artifact ?? 'the archive'}`;
  const subject = file === undefined ? `The ${kind}` : `${file} (${kind})`;
  const { remedy } = factsOf(verdict.reason);
  const sentences = [
    ...complaint(subject, verdict),
    ...(remedy === null ? [] : [remedy]),
    `Accepted for ${kind}, for example: ${wouldPass(kind, verdict).join(', ')}.`,
  ];
  return sentences.join(' ');
}

/** The entry of `errors[]` for one refused licence (licence-policy R23). `verdict` is a refused one. */
export function refusalFault(
  refusal: Refusal & {
    /** Where the licence was declared, as a JSON path or the path of the artifact. */
    readonly field: string;
    /** The exact input. */
    readonly declared: unknown;
  },
): Fault {
  const { artifact, inside, kind, verdict, field, declared } = refusal;
  const { rule, why } = factsOf(verdict.reason);
  const accepted = wouldPass(kind, verdict);
  const subject = {
    ...(artifact === undefined ? {} : { artifact }),
    ...(inside === undefined ? {} : { inside }),
    kind,
  };
  return {
    ...makeFault(field, verdict.reason, explainRefusal(refusal), {
      about: 'licence',
      ...subject,
      verdict,
      accepted,
    }),
    ...subject,
    declared,
    canonical: verdict.canonical,
    term: verdict.term,
    rule,
    why: verdict.canonical === null ? verdict.explanation : `That licence ${why}.`,
    accepted,
    docs: docsOf(verdict.reason),
  };
}

/**
 * Licences that would be accepted in place of a refused one, the nearest in meaning first: the
 * same licence without what closes it, then the recommended ones (licence-policy R8, section 4).
 */
export function wouldPass(
  kind: ArtifactKind,
  { reason, term, choices }: LicenceVerdict,
): readonly string[] {
  // R5: near spellings of an unknown name stay a question, which the explanation asks.
  const meant = reason === 'LIC_UNKNOWN' ? [] : choices;
  const relatives = [...meant, ...(term === null ? [] : openRelatives(term))];
  const accepted = relatives.filter((id) => evaluate(id, kind).verdict === 'open');
  return [...new Set([...accepted, ...recommendedLicences(kind)])];
}

function complaint(subject: string, verdict: LicenceVerdict): readonly string[] {
  const { reason, canonical, term, explanation } = verdict;
  if (canonical === null) {
    return reason === 'LIC_MISSING'
      ? [`${subject} carries no licence, and without one nobody may use it.`]
      : [`${subject} has no licence that can be relied on.`, explanation];
  }
  const named = term === canonical ? explanation.replace(term, 'That licence') : explanation;
  return [`${subject} is under ${canonical}.`, named];
}

// `CC-BY-NC-SA-4.0` without NC is `CC-BY-SA-4.0`; a GFDL with invariant sections has a form without.
function openRelatives(term: string): readonly string[] {
  const relatives = [
    term.replace(/-(?:NC|ND)(?=-)/g, ''),
    term.replace('-invariants-', '-no-invariants-'),
  ];
  return relatives.filter((id) => id !== term && findLicence(id) !== null);
}
