import { explainRefusal, type Refusal, wouldPass } from '../licensing/explain-refusal.js';
import type { LicenceReport, ReleaseWarning } from '../licensing/release/licence-report.js';
import type { Language } from '../language/language.js';
import { refusalInFrench, verdictInFrench } from './licence-sentences.js';
import { licenceWarnings } from './licence-warnings.js';
import { faultIn } from './refusal-in.js';
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

/** Some of a release's files that one thing stands against. */
export interface Blockage {
  readonly code: string;
  /** Paths, in the order of the report; fields of the card where no file is named. */
  readonly places: readonly string[];
  /** Why, of the first of them, with what would be accepted. */
  readonly message: string;
  /** Licences that would be accepted in its place; empty where it is not about one. */
  readonly accepted: readonly string[];
}

/** What a licence report comes to: how many of the files block the release, and why. */
export interface BlockageReport {
  readonly blockedFiles: number;
  readonly files: number;
  /** One for each reason, licence and kind. */
  readonly blockages: readonly Blockage[];
}

/** Gathers the findings of a report, so that a thousand files under one licence are one sentence. */
export function explainReport(language: Language, report: LicenceReport): BlockageReport {
  const groups = new Map<string, Blockage & { readonly places: string[] }>();
  const blocked = new Set<string>();
  for (const finding of report.findings) {
    const artifact = textOf(finding['artifact']);
    const place = artifact ?? finding.field;
    if (artifact !== null) blocked.add(artifact);
    const { code } = finding;
    const key = [code, textOf(finding['canonical']) ?? place, textOf(finding['kind'])].join('\n');
    const known = groups.get(key);
    if (known === undefined) {
      const { message } = faultIn(language, finding);
      groups.set(key, { code, places: [place], message, accepted: textsOf(finding['accepted']) });
    } else if (!known.places.includes(place)) {
      known.places.push(place);
    }
  }
  return {
    blockedFiles: report.artifacts.filter(({ path }) => blocked.has(path)).length,
    files: report.artifacts.length,
    blockages: [...groups.values()],
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
