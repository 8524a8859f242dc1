import type { DryRunView } from '../../../capabilities/releases/index.js';
import type { Fault } from '../../../domain/errors/sphere-error.js';
import type {
  ArtifactVerdict,
  LicenceReport,
} from '../../../domain/licensing/release/licence-report.js';
import { presentFault } from '../problem.js';

/** The verdict on a revision: of each artifact, and overall. */
export function presentReport(base: string, report: LicenceReport) {
  return {
    verdict: report.isOpen ? 'open' : 'refused',
    licence: report.concluded,
    licenceByKind: report.concludedByKind,
    reliedOn: report.reliedOn,
    openness: report.openness,
    artifacts: report.artifacts.map(presentVerdict),
    errors: presentFaults(base, report.findings),
    warnings: report.warnings,
    bases: report.bases,
    texts: report.texts.map(({ id, source, path }) => ({ id, source, path })),
    versions: report.versions,
  };
}

/** Whether a revision could be released, and everything that stands against it. */
export function presentDryRun(base: string, dryRun: DryRunView) {
  return {
    version: dryRun.version,
    commit: dryRun.commitId,
    isAcceptable: dryRun.isAcceptable,
    errors: presentFaults(base, dryRun.faults),
    metadata: dryRun.metadata,
    licenceReport: presentReport(base, dryRun.licenceReport),
  };
}

export function presentFaults(base: string, faults: readonly Fault[]) {
  return faults.map((fault) => presentFault(fault, base));
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
