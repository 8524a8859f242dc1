import type { BaseLink } from '../bases/judge-bases.js';
import { evaluate } from '../evaluate.js';
import { termsOf } from '../expression.js';
import { textIdOf } from '../texts/licence-texts.js';
import type { ManifestLicence } from '../files/judge-manifests.js';
import { judgeTexts } from '../texts/judge-texts.js';
import type { TextsReport } from '../texts/judge-texts.js';
import type { ArtifactVerdict } from './licence-report.js';
import type { ReleaseUnderJudgement } from './release-under-judgement.js';

/** Which terms the release relies on, and whether their texts go with it (licence-policy R29, R36). */
export function judgeReleaseTexts(
  { files, card, creators, namespaceDisplayName }: ReleaseUnderJudgement,
  covered: readonly ArtifactVerdict[],
  manifests: readonly ManifestLicence[],
  bases: readonly BaseLink[],
): TextsReport & { readonly reliedOn: readonly string[] } {
  const statements = [...covered, ...manifests];
  const reliedOn = termsIn(statements.map((statement) => statement.reliedOn));
  const report = judgeTexts({
    files,
    reliedOn: textIds(reliedOn),
    named: textIds(termsIn(statements.map(({ canonical }) => canonical))),
    ofBases: bases.filter(({ relation }) => relation !== 'distilled').flatMap(textsOfBase),
    copyrightHolders: card['copyrightHolders'],
    creators,
    namespaceDisplayName,
  });
  return { ...report, reliedOn };
}

function textsOfBase({
  id: base,
  licence,
  bases,
}: BaseLink): readonly { readonly id: string; readonly base: string }[] {
  const { reliedOn } = evaluate(licence, 'weights');
  const own = textIds(termsIn([reliedOn])).map((id) => ({ id, base }));
  return [...own, ...bases.flatMap(textsOfBase)];
}

function termsIn(expressions: readonly (string | null)[]): readonly string[] {
  const distinct = new Set(expressions.filter((expression) => expression !== null));
  return [...new Set([...distinct].flatMap(termsOf))];
}

function textIds(terms: readonly string[]): readonly string[] {
  return [...new Set(terms.map(textIdOf))];
}
