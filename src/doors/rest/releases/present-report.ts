import type { DryRunView } from '../../../capabilities/releases/index.js';
import type { Fault } from '../../../domain/errors/sphere-error.js';
import type { Language } from '../../../domain/language/language.js';
import type {
  ArtifactVerdict,
  LicenceReport,
  ReleaseWarning,
} from '../../../domain/licensing/release/licence-report.js';
import { warningIn } from '../../../domain/refusals/explain-licences.js';
import { faultIn } from '../../../domain/refusals/refusal-in.js';
import { presentFault } from '../problem.js';

/** The verdict on a revision: of each artifact, and overall. */
export function presentReport(base: string, report: LicenceReport, language: Language) {
  return {
    verdict: report.isOpen ? 'open' : 'refused',
    licence: report.concluded,
    licenceByKind: report.concludedByKind,
    reliedOn: report.reliedOn,
    openness: report.openness,
    artifacts: report.artifacts.map(presentVerdict),
    errors: presentFaults(base, report.findings, language),
    warnings: report.warnings.map((warning) => presentWarning(warning, language)),
    bases: report.bases,
    texts: report.texts.map(({ id, source, path }) => ({ id, source, path })),
    versions: report.versions,
  };
}

/** Whether a revision could be released, and everything that stands against it. */
export function presentDryRun(base: string, dryRun: DryRunView, language: Language) {
  return {
    version: dryRun.version,
    commit: dryRun.commitId,
    isAcceptable: dryRun.isAcceptable,
    errors: presentFaults(base, dryRun.faults, language),
    metadata: dryRun.metadata,
    licenceReport: presentReport(base, dryRun.licenceReport, language),
  };
}

export function presentFaults(base: string, faults: readonly Fault[], language: Language = 'en') {
  return faults.map((fault) => presentFault(faultIn(language, fault), base));
}

function presentWarning(warning: ReleaseWarning, language: Language) {
  const { facts: _, ...shown } = warningIn(language, warning);
  return shown;
}

function presentVerdict(artifact: ArtifactVerdict) {
  return {
    path: artifact.path,
    size: artifact.sizeBytes,
    sha256: artifact.sha256,
    kind: artifact.kind,
    isKindCertain: artifact.isKindCertain,
    component: artifact.component,
    isCovered: artifact.isCovered,
    declared: artifact.declared,
    source: artifact.source,
    verdict: artifact.verdict,
    reason: artifact.reason,
    licence: artifact.canonical,
    reliedOn: artifact.reliedOn,
    warnings: artifact.warnings,
  };
}
