import type { Fault } from '../errors/sphere-error.js';
import { judgeBases } from './bases/judge-bases.js';
import { collectStatements } from './files/file-licences.js';
import { ruleVersion, spdxListVersion, tableVersion } from './licence-table.js';
import { findExtraTerms } from './texts/contradictions.js';
import { findAccessFaults } from './release/access-rules.js';
import { concludeRelease } from './release/conclude-release.js';
import { gradeRelease } from './release/grade-release.js';
import { judgeFile } from './release/judge-file.js';
import { judgeManifests } from './files/judge-manifests.js';
import type { LicenceReport } from './release/licence-report.js';
import {
  emptyReleaseFault,
  extraTermsFault,
  malformedReuseFault,
} from './release/release-faults.js';
import type { ReleaseUnderJudgement } from './release/release-under-judgement.js';
import {
  contradictionWarnings,
  licenceWarnings,
  trainingDataWarnings,
} from './release/release-warnings.js';
import { basesNamedByFiles } from './bases/bases-named-by-files.js';
import { derivedLicences } from './release/derived-licences.js';
import { judgeReleaseTexts } from './release/release-texts.js';
import { withFilesNamed } from './release/unsuitable-kinds.js';

export type { ArtifactVerdict, LicenceReport, ReleaseWarning } from './release/licence-report.js';
export type {
  FileUnderJudgement,
  ReleaseUnderJudgement,
} from './release/release-under-judgement.js';

/**
 * Judges a whole release: every artifact, licence texts, bases and access, and all findings at once
 * (licence-policy sections 5 to 9). Pure; never throws on what a depositor wrote.
 */
export function judgeRelease(input: ReleaseUnderJudgement): LicenceReport {
  const statements = collectStatements(input.files);
  const judged = input.files.map((file) => judgeFile(file, input, statements));
  const artifacts = judged.map(({ artifact }) => artifact);
  const covered = artifacts.filter(({ isCovered }) => isCovered);
  const manifests = judgeManifests(input.files);
  const conclusion = concludeRelease(covered, manifests.licences, input.card);
  const bases = judgeBases({
    card: input.card,
    repository: input.repository,
    derivedLicences: derivedLicences(covered, input.card),
    resolved: input.resolvedBases,
    namedByFiles: basesNamedByFiles(input.files),
  });
  const texts = judgeReleaseTexts(input, covered, manifests.licences, bases.chain);
  const findings: readonly Fault[] = [
    ...(covered.length === 0 ? [emptyReleaseFault()] : []),
    ...withFilesNamed(judged.flatMap((file) => file.findings)),
    ...statements.malformed.map(malformedReuseFault),
    ...manifests.findings,
    ...texts.findings,
    ...findExtraTerms(input.card).map(extraTermsFault),
    ...findAccessFaults(input.card, input.today),
    ...bases.findings,
  ];
  return {
    isOpen: findings.length === 0,
    versions: { rules: ruleVersion, table: tableVersion, spdx: spdxListVersion },
    artifacts,
    findings,
    warnings: [
      ...licenceWarnings(artifacts),
      ...conclusion.warnings,
      ...contradictionWarnings(input),
      ...trainingDataWarnings(input),
      ...bases.warnings,
    ],
    concluded: conclusion.concluded,
    concludedByKind: conclusion.byKind,
    reliedOn: texts.reliedOn,
    texts: texts.texts,
    year: Number(input.today.slice(0, 4)),
    bases: {
      declaresNoBase: bases.declaresNoBase,
      statement: bases.statement,
      chain: bases.chain,
    },
    openness: gradeRelease(covered, input.card),
  };
}
