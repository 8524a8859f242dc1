import type { ArtifactKind } from '../licensing/artifact-kind.js';
import type { LicenceVerdict } from '../licensing/evaluate.js';
import type { Expected, Unreadable } from '../licensing/reading/unreadable.js';
import { digits, either, quoted } from './french.js';
import { kindOfFileInFrench, kindsInFrench, reasonsInFrench } from './licence-words.js';

/** What is said of a verdict in French: why a licence is open, or why it is not. */
export function verdictInFrench(verdict: LicenceVerdict, kind: ArtifactKind): string {
  const { canonical, reliedOn, unreadable, term } = verdict;
  if (unreadable !== null) return unreadableInFrench(unreadable, verdict.choices);
  if (verdict.verdict === 'open') {
    return `${canonical ?? ''} est ouverte pour ${kindsInFrench[kind]} ; Sphere se fonde sur ${reliedOn ?? ''}.`;
  }
  return `${term ?? canonical ?? ''} ${whyClosed(verdict)}.`;
}

/** The sentence of a refusal: which artifact, which licence, why it is not open and what would be (R23). */
export function refusalInFrench({
  artifact,
  inside,
  kind,
  verdict,
  accepted,
}: {
  readonly artifact?: string;
  readonly inside?: string;
  readonly kind: ArtifactKind;
  readonly verdict: LicenceVerdict;
  readonly accepted: readonly string[];
}): string {
  const file = inside === undefined ? artifact : `${inside} dans ${artifact ?? 'l’archive'}`;
  const { remedy } = reasonsInFrench[verdict.reason];
  return [
    ...complaint(file, kind, verdict),
    ...(remedy === null ? [] : [remedy]),
    `Acceptées pour ${kindsInFrench[kind]}, par exemple : ${accepted.join(', ')}.`,
  ].join(' ');
}

function complaint(
  file: string | undefined,
  kind: ArtifactKind,
  verdict: LicenceVerdict,
): readonly string[] {
  const { reason, canonical, term, unreadable, choices } = verdict;
  if (unreadable !== null || canonical === null) {
    const lacks =
      reason === 'LIC_MISSING'
        ? 'aucune licence, et sans licence personne ne peut l’employer'
        : 'pas de licence à laquelle se fier';
    const where =
      file === undefined
        ? `Il n’y a pour ${kindsInFrench[kind]} ${lacks}.`
        : `${file} (${kindOfFileInFrench[kind]}) n’a ${lacks}.`;
    return reason === 'LIC_MISSING' || unreadable === null
      ? [where]
      : [where, unreadableInFrench(unreadable, choices)];
  }
  const where =
    file === undefined
      ? `Pour ${kindsInFrench[kind]}, la licence est ${canonical}.`
      : `${file} (${kindOfFileInFrench[kind]}) est sous ${canonical}.`;
  const subject = term === canonical ? 'Cette licence' : (term ?? 'Cette licence');
  return [where, `${subject} ${whyClosed(verdict)}.`];
}

/** All that closes the licence that refuses the whole, and what may have been meant. */
function whyClosed({ reason, leaves, term, choices }: LicenceVerdict): string {
  const leaf = leaves.find(
    ({ id, exception, verdict }) =>
      verdict === 'refused' && term === (exception === null ? id : `${id} WITH ${exception}`),
  );
  const whys = (leaf?.reasons ?? [reason]).map((one) => reasonsInFrench[one].why);
  const offer =
    choices.length === 0 ? '' : ` ; choisissez un identifiant exact : ${choices.join(', ')}`;
  return `${whys.join(' ; de plus, elle ')}${offer}`;
}

const expectations: Readonly<Record<Expected, string>> = {
  operator: 'AND, OR ou WITH',
  'no-closing': 'tout sauf une parenthèse fermante',
  closing: 'une parenthèse fermante',
  identifier: 'l’identifiant d’une licence',
  exception: 'une exception après WITH',
};

/** Why a declared licence cannot be read (licence-policy R10 to R18). */
function unreadableInFrench(problem: Unreadable, choices: readonly string[]): string {
  switch (problem.what) {
    case 'none':
      return 'Aucune licence n’est donnée.';
    case 'list':
      return 'Une liste de licences ne dit ni AND ni OR ; écrivez une seule expression, comme « MIT OR Apache-2.0 ».';
    case 'not-text':
      return 'Une licence est un texte : un identifiant ou une expression SPDX.';
    case 'too-long':
      return `La licence a plus de ${digits(problem.limit)} caractères ; donnez un identifiant, ou donnez à chaque fichier sa licence.`;
    case 'too-many-terms':
      return `L’expression a plus de ${digits(problem.limit)} licences ; donnez plutôt à chaque fichier la sienne.`;
    case 'too-deep':
      return `L’expression imbrique plus de ${problem.limit} parenthèses ; donnez plutôt à chaque fichier sa licence.`;
    case 'foreign-letter':
      return `Le caractère U+${problem.codePoint}, en position ${problem.position}, n’est pas du simple ASCII et peut être pris pour un autre.`;
    case 'stray-letter':
      return `${quoted(problem.letter)}, en position ${problem.position}, n’a pas de place dans une expression de licence ; les licences se joignent par AND ou OR.${meant(choices)}`;
    case 'detached-plus':
      return `Le +, en position ${problem.position}, doit suivre son identifiant sans espace.`;
    case 'unexpected': {
      const where =
        problem.found === null
          ? `à la fin (position ${problem.position})`
          : `en position ${problem.position}, là où il y a ${quoted(problem.found)}`;
      return `Il était attendu ${expectations[problem.expected]} ${where}.`;
    }
    case 'says-unknown':
      return `${quoted(problem.name)} ne dit pas quelle licence vaut.`;
    case 'unknown-name':
      return `${quoted(problem.name)} n’est pas le nom d’une licence connue ici.${meant(choices)}`;
    case 'family-name':
      return `${quoted(problem.name)} ne dit pas quelles conditions valent ; choisissez un identifiant exact : ${choices.join(', ')}.`;
    case 'plus-inside':
      return `${quoted(problem.word)} contient un +, qui ne se met qu’une fois, à la fin d’un identifiant.`;
    case 'no-plus':
      return `${quoted(problem.word)} ne prend pas de +.`;
    case 'second-exception':
      return `${quoted(problem.word)} vaut déjà pour ${problem.licence} avec une exception.`;
  }
}

function meant(choices: readonly string[]): string {
  return choices.length === 0 ? '' : ` Vouliez-vous dire ${either(choices)} ?`;
}
