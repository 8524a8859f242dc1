import type { LicenceWarning } from '../reason-code.js';
import { findContradictions } from '../texts/contradictions.js';
import { termsOf } from '../expression.js';
import { evaluate } from '../evaluate.js';
import { findLicence } from '../licence-table.js';
import type { ArtifactVerdict, ReleaseWarning } from './licence-report.js';
import type { ReleaseUnderJudgement } from './release-under-judgement.js';
import { makeWarning } from './release-warning.js';

/** The warnings about licences of files, one for each code, licence and kind. */
export function licenceWarnings(artifacts: readonly ArtifactVerdict[]): readonly ReleaseWarning[] {
  const grouped = new Map<string, ReleaseWarning & { readonly artifacts: string[] }>();
  for (const artifact of artifacts) {
    if (!artifact.isCovered) continue;
    for (const code of artifact.warnings) {
      const field = artifact.source === 'release' ? 'license' : artifact.path;
      const warning = warningOf(code, field, artifact);
      const known = grouped.get(warning.message);
      if (known === undefined) {
        grouped.set(warning.message, { ...warning, artifacts: [artifact.path] });
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
    findContradictions(text).map(({ phrase, line: lineOfText, text: quoted }) => {
      const line = lineOfText + offset;
      const message = `Line ${line} of ${path} says “${phrase}”: “${quoted}”. The licence allows what this seems to forbid; remove it, or say that it is advice.`;
      const facts = { path, line, phrase, quoted };
      return { ...makeWarning('LIC_WARN_CONTRADICTORY_TEXT', path, message, facts), line };
    }),
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
    const facts = { id, terms: shareAlike };
    return [makeWarning('LIC_WARN_DATA_SHARE_ALIKE', 'datasets', message, facts)];
  });
}

function isRead(path: string): boolean {
  return /(?:^|\/)readme(?:\.[\w-]+)*$/i.test(path) || path.toLowerCase().endsWith('.tex');
}

function warningOf(
  code: LicenceWarning,
  field: string,
  { declared: written, reliedOn: terms, canonical: read, kind }: ArtifactVerdict,
): ReleaseWarning {
  const declared = typeof written === 'string' ? written : JSON.stringify(written);
  const reliedOn = terms ?? '';
  const canonical = read ?? '';
  switch (code) {
    case 'LIC_WARN_ATYPICAL_KIND': {
      const message = `${reliedOn} is open for ${kind}, though it was not made for it.`;
      return makeWarning(code, field, message, { reliedOn, kind });
    }
    case 'LIC_WARN_NO_PATENT_GRANT': {
      const message = `${reliedOn} says that it grants no patent right, which matters for ${kind}.`;
      return makeWarning(code, field, message, { reliedOn, kind });
    }
    case 'LIC_WARN_OR_CLOSED_BRANCH': {
      const message = `Of “${declared}” only ${reliedOn} is relied on: another branch is not open for ${kind}.`;
      return makeWarning(code, field, message, { declared, reliedOn, kind });
    }
    case 'LIC_WARN_DEPRECATED': {
      const message = `“${declared}” is a deprecated identifier and is read as ${canonical}.`;
      return makeWarning(code, field, message, { declared, canonical });
    }
    case 'LIC_WARN_ALIAS':
    case 'LIC_WARN_NORMALISED':
      return makeWarning(code, field, `“${declared}” is read as ${canonical}.`, {
        declared,
        canonical,
      });
    case 'LIC_WARN_CONTRADICTORY_TEXT':
    case 'LIC_WARN_DATA_SHARE_ALIKE':
    case 'LIC_WARN_DECLARED_INCOMPLETE':
    case 'LIC_WARN_TEACHER_TERMS':
      throw new Error(`${code} is no warning about one licence.`);
  }
}
