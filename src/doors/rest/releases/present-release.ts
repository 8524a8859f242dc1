import type { OpinionView } from '../../../capabilities/review/index.js';
import type { ReleaseFileView, ReleaseView } from '../../../capabilities/releases/index.js';
import type { Language } from '../../../domain/language/language.js';
import { Withdrawn } from '../../../domain/errors/sphere-error.js';
import type { LicenceReport } from '../../../domain/licensing/release/licence-report.js';
import { revisionSwhid } from '../../../domain/identifiers/swhid.js';
import {
  linksOfRelease,
  presentDoi,
  presentRelease,
} from '../../../domain/exports/release-facts.js';
import { fileOf, type Named } from '../addresses.js';
import type { PageAnswer } from '../validation/page.js';
import { presentOpinion } from '../reviews/present-review.js';
import { presentReport } from './present-report.js';

/**
 * A release in full: metadata, licence report, the first opinions that its viewer may see, and a page
 * of its files, whose verdicts are those that the report shows.
 */
export function presentReleaseDetail(
  base: string,
  repository: Named,
  release: ReleaseView,
  options: {
    readonly isFrozen: boolean;
    readonly files: PageAnswer<ReleaseFileView>;
    readonly report: LicenceReport;
    readonly opinions: readonly OpinionView[];
    /** Of the sentences of the report. */
    readonly language: Language;
  },
) {
  const { files, report } = options;
  const { items, next } = files;
  const shown = new Set(items.map(({ path }) => path));
  return {
    ...presentRelease(base, repository, release),
    metadata: options.isFrozen ? release.frozenMetadata : release.metadata,
    licenceReport: presentReport(
      base,
      { ...report, artifacts: report.artifacts.filter(({ path }) => shown.has(path)) },
      options.language,
    ),
    files: {
      count: release.fileCount,
      totalBytes: release.totalBytes,
      items: items.map((file) => presentFile(base, repository, release.version, file)),
      next,
    },
    opinions: options.opinions.map((opinion) => presentOpinion(base, repository, release, opinion)),
  };
}

function presentFile(base: string, repository: Named, version: string, file: ReleaseFileView) {
  return {
    path: file.path,
    kind: file.kind,
    size: file.sizeBytes,
    sha256: file.sha256,
    declared: file.declared,
    licence: file.licence,
    reliedOn: file.reliedOn,
    url: fileOf(base, repository, version, file.path),
  };
}

/** The refusal that a withdrawn release answers, with all that remains public of it (scholarly A.8). */
export function withdrawnRelease(base: string, repository: Named, release: ReleaseView): Withdrawn {
  const { version, pid, licence, metadata } = release;
  return new Withdrawn(version, {
    ...release.tombstone,
    kind: repository.kind,
    namespace: repository.namespace,
    name: repository.name,
    version,
    pid,
    ...presentDoi(release),
    swhid: revisionSwhid(release.commitId),
    licence,
    metadata,
    links: linksOfRelease(base, repository, release),
  });
}
