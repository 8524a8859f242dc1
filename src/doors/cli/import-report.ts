import type { ImportOutcome, ImportPlan, PlannedFile } from '../../capabilities/imports/index.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import { inBytes } from './in-bytes.js';

/** What an import would do, for people. */
export function planLines(plan: ImportPlan): string[] {
  const { origin, target, files, deletions, refused, conflicts } = plan;
  const isNew = target.exists ? '' : ', which would be made';
  const fetched = files.filter(({ action }) => action === 'fetch');
  return [
    `${origin.url} at ${origin.commitId} into the ${target.kind} ${target.namespace}/${target.name}${isNew}:`,
    ...files.map(
      ({ action, path, sizeBytes }) => `  ${verbs[action]}  ${path} (${inBytes(sizeBytes)})`,
    ),
    ...deletions.map((path) => `  delete     ${path}`),
    ...conflicts.map((path) => `  conflict   ${path} was changed here and at the source`),
    ...refused.map(({ message }) => `  refused    ${message}`),
    ...(plan.omitted > 0 ? [`Left out by the patterns: ${plan.omitted}.`] : []),
    `To be fetched: ${fetched.length} of ${files.length} files, ${inBytes(plan.fetchBytes)}.`,
  ];
}

/** What an import would do, for programs. */
export function planAsJson(plan: ImportPlan): Record<string, unknown> {
  return {
    isDryRun: true,
    source: sourceAsJson(plan),
    target: plan.target,
    ...filesAsJson(plan),
    refused: plan.refused,
    conflicts: plan.conflicts,
  };
}

/** What an import did, and whether it could be released, for people. */
export function outcomeLines(outcome: ImportOutcome, report: LicenceReport): string[] {
  const { origin, repository, files, deletions } = outcome;
  const place = `${repository.kind} ${repository.fullName}`;
  if (!outcome.isNew) {
    return [
      `The ${place} is as ${origin.url} at ${origin.commitId}: nothing to import.`,
      ...reportLines(report),
    ];
  }
  const count = (wanted: PlannedFile['action']) =>
    files.filter(({ action }) => action === wanted).length;
  const parts = [
    `${count('fetch')} fetched (${inBytes(outcome.fetchBytes)})`,
    `${count('attach')} found here`,
    `${count('keep')} as they were`,
    `${deletions.length} deleted`,
    ...(outcome.omitted > 0 ? [`${outcome.omitted} left out by the patterns`] : []),
  ];
  return [
    `Imported ${origin.url} at ${origin.commitId} into the ${place}.`,
    `Files: ${parts.join(', ')}.`,
    `Commit: ${outcome.commitId} on main.`,
    ...reportLines(report),
  ];
}

/** What an import did, with the whole licence report, for programs. */
export function outcomeAsJson(
  outcome: ImportOutcome,
  report: LicenceReport,
): Record<string, unknown> {
  const { kind, namespace, name } = outcome.repository;
  return {
    isDryRun: false,
    source: sourceAsJson(outcome),
    target: { kind, namespace, name },
    commit: outcome.commitId,
    isNew: outcome.isNew,
    ...filesAsJson(outcome),
    licenceReport: { verdict: report.isOpen ? 'open' : 'refused', ...report },
  };
}

const verbs: Readonly<Record<PlannedFile['action'], string>> = {
  fetch: 'fetch    ',
  attach: 'is here  ',
  keep: 'unchanged',
};

function sourceAsJson({ origin }: Pick<ImportPlan, 'origin'>) {
  return { url: origin.url, revision: origin.revision, commit: origin.commitId };
}

function filesAsJson(done: Pick<ImportPlan, 'files' | 'deletions' | 'omitted' | 'fetchBytes'>) {
  return {
    files: done.files.map(({ path, sizeBytes, action }) => ({ path, size: sizeBytes, action })),
    deleted: done.deletions,
    omitted: done.omitted,
    fetchedBytes: done.fetchBytes,
  };
}

/** Whether it could be released; a finding says in its own words what would be accepted (licence-policy R23). */
export function reportLines({
  isOpen,
  findings,
  warnings,
  concluded,
  openness,
}: LicenceReport): string[] {
  const { mof, osaid } = openness;
  const grade = `Openness: ${mof.class === 0 ? 'no class of the Model Openness Framework' : `class ${mof.class} of the Model Openness Framework`}; OSAID 1.0: ${osaid.verdict}.`;
  const noted = warnings.length === 0 ? [] : [`Warnings: ${warnings.length}; --json lists them.`];
  if (isOpen) {
    return [`Licences: open (${concluded ?? 'none needed'}). It may be released.`, grade, ...noted];
  }
  return [
    'Licences: refused. It is a draft, and cannot be released before this is changed:',
    ...findings.map(({ field, code, message }) => `  ${field}: ${code}: ${message}`),
    grade,
    ...noted,
  ];
}
