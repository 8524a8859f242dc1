import { explainRefusal, type Refusal, wouldPass } from '../licensing/explain-refusal.js';
import type { ReleaseWarning } from '../licensing/release/release-warning.js';
import type { Language } from '../language/language.js';
import { refusalInFrench, verdictInFrench } from './licence-sentences.js';
import { licenceWarnings } from './licence-warnings.js';
import { sayIn } from './sentences.js';

/**
 * Why a licence is open for a kind of artifact, or why it is not and what would be (licence-policy
 * R23), in the language of whoever asks. `artifact` is the path of the file, where there is one.
 */
export function explainVerdict(language: Language, refusal: Refusal): string {
  const { kind, verdict } = refusal;
  if (verdict.verdict === 'open') {
    return language === 'en' ? verdict.explanation : verdictInFrench(verdict, kind);
  }
  return language === 'en'
    ? explainRefusal(refusal)
    : refusalInFrench({ ...refusal, accepted: wouldPass(kind, verdict) });
}

/** A warning of a licence report with its sentence in a language. */
export function warningIn(language: Language, warning: ReleaseWarning): ReleaseWarning {
  const { code, field, facts } = warning;
  if (language === 'en' || facts === undefined) return warning;
  return { ...warning, message: sayIn<string>(licenceWarnings[language][code], facts, field) };
}
