import type { LicenceWarning } from '../reason-code.js';
import { findContradictions } from '../texts/contradictions.js';
import { termsOf } from '../expression.js';
import { evaluate } from '../evaluate.js';
import { findLicence } from '../licence-table.js';
import type { ArtifactVerdict, ReleaseWarning } from './licence-report.js';
import type { ReleaseUnderJudgement } from './release-under-judgement.js';

/** The warnings about licences of files, one for each code, licence and kind. */
export function licenceWarnings(artifacts: readonly ArtifactVerdict[]): readonly ReleaseWarning[] {
  const grouped = new Map<string, ReleaseWarning & { readonly artifacts: string[] }>();
  for (const artifact of artifacts) {
    if (!artifact.isCovered) continue;
    for (const code of artifact.warnings) {
      const message = messageOf(code, artifact);
      const known = grouped.get(message);
      if (known === undefined) {
        const field = artifact.source === 'release' ? 'license' : artifact.path;
        grouped.set(message, { code, field, message, artifacts: [artifact.path] });
      } else {
        known.artifacts.push(artifact.path);
      }
    }
  }
  return [...grouped.values()];
}

/** The phrases of card and paper that contradict an open licence, with their lines (R33). */
export function contradictionWarnings({
  files,
  body,
  bodyStartLine,
}: ReleaseUnderJudgement): readonly ReleaseWarning[] {
  const others = files.filter(
    ({ path, text }) => text !== undefined && path !== 'README.md' && isRead(path),
  );
  const texts = [
    { path: 'README.md', text: body, offset: bodyStartLine - 1 },
    ...others.map(({ path, text = '' }) => ({ path, text, offset: 0 })),
  ];
  return texts.flatMap(({ path, text, offset }) =>
    findContradictions(text).map(({ phrase, line, text: quoted }) => ({
      code: 'LIC_WARN_CONTRADICTORY_TEXT' as const,
      field: path,
      line: line + offset,
      message: `Line ${line + offset} of ${path} says “${phrase}”: “${quoted}”. The licence allows what this seems to forbid; remove it, or say that it is advice.`,
    })),
  );
}

/** Share-alike training data: not inherited by the weights, but to be known (R40). */
export function trainingDataWarnings({
  trainingData = [],
}: ReleaseUnderJudgement): readonly ReleaseWarning[] {
  return trainingData.flatMap(({ id, licence }) => {
    const { canonical } = evaluate(licence, 'data');
    const shareAlike = (canonical === null ? [] : termsOf(canonical)).filter(
      (term) => findLicence(term)?.shareAlike === true,
    );
    if (shareAlike.length === 0) return [];
    const message = `The training data ${id} are under ${shareAlike.join(', ')}, which asks that adaptations be shared alike. It does not bind the weights by itself; decide knowingly.`;
    return [{ code: 'LIC_WARN_DATA_SHARE_ALIKE' as const, field: 'datasets', message }];
  });
}

function isRead(path: string): boolean {
  return /(?:^|\/)readme(?:\.[\w-]+)*$/i.test(path) || path.toLowerCase().endsWith('.tex');
}

function messageOf(code: LicenceWarning, artifact: ArtifactVerdict): string {
  const declared =
    typeof artifact.declared === 'string' ? artifact.declared : JSON.stringify(artifact.declared);
  const reliedOn = artifact.reliedOn ?? '';
  switch (code) {
    case 'LIC_WARN_ATYPICAL_KIND':
      return `${reliedOn} is open for ${artifact.kind}, though it was not made for it.`;
    case 'LIC_WARN_NO_PATENT_GRANT':
      return `${reliedOn} says that it grants no patent right, which matters for ${artifact.kind}.`;
    case 'LIC_WARN_OR_CLOSED_BRANCH':
      return `Of “${declared}” only ${reliedOn} is relied on: another branch is not open for ${artifact.kind}.`;
    case 'LIC_WARN_DEPRECATED':
      return `“${declared}” is a deprecated identifier and is read as ${artifact.canonical ?? ''}.`;
    default:
      return `“${declared}” is read as ${artifact.canonical ?? ''}.`;
  }
}
