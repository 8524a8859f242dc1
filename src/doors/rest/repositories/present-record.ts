import type { DraftView, ReleaseView } from '../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../capabilities/repositories/index.js';
import { revisionSwhid } from '../../../domain/identifiers/swhid.js';
import { apiOf, pageOf, pidOf } from '../addresses.js';
import {
  address,
  commitId,
  count,
  instant,
  list,
  map,
  nullable,
  object,
  oneOf,
  ref,
  text,
} from '../openapi/schema.js';
import { presentRelease } from '../../../domain/exports/release-facts.js';
import { presentFaults } from '../releases/present-report.js';
import { doiState } from '../releases/release-schemas.js';

/** A record with a release to show. */
export function presentRecord(base: string, repository: RepositoryView, latest: ReleaseView) {
  return {
    ...presentRepository(base, repository, publicChange(latest)),
    doi: latest.conceptRegistration?.doi ?? null,
    doiState: latest.conceptRegistration?.state ?? null,
    state: 'released',
    title: latest.metadata.title,
    metadata: latest.metadata,
    licence: latest.licence,
    commit: latest.commitId,
    swhid: revisionSwhid(latest.commitId),
    files: { count: latest.fileCount, totalBytes: latest.totalBytes },
    latestRelease: presentRelease(base, repository, latest),
    errors: [],
  };
}

/** A draft, as its members see it: the card at the head of `main`, and what is wrong with it. */
export function presentDraft(base: string, repository: RepositoryView, draft: DraftView) {
  return {
    ...presentRepository(base, repository, repository.updatedAt),
    doi: null,
    doiState: null,
    state: 'draft',
    title: draft.metadata?.title ?? null,
    metadata: draft.metadata,
    licence: null,
    commit: draft.commitId,
    swhid: revisionSwhid(draft.commitId),
    files: { count: draft.fileCount, totalBytes: draft.totalBytes },
    latestRelease: null,
    errors: presentFaults(base, draft.faults),
  };
}

/** When the release last changed: that of the repository moves with commits that nobody may see. */
function publicChange({ publishedAt, proposedAt, notice }: ReleaseView): Date {
  const published = publishedAt ?? proposedAt;
  const noticed = notice === null ? published : new Date(notice.setAt);
  return noticed > published ? noticed : published;
}

function presentRepository(base: string, repository: RepositoryView, updatedAt: Date) {
  const self = apiOf(base, repository);
  return {
    kind: repository.kind,
    namespace: repository.namespace,
    name: repository.name,
    pid: repository.pid,
    createdAt: repository.createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    links: {
      self,
      page: pageOf(base, repository),
      pid: pidOf(base, repository.pid),
      releases: `${self}/releases`,
      licenceReport: `${self}/licence-report`,
      lineage: `${self}/lineage`,
    },
  };
}

/** The shape above, for the OpenAPI document. */
export const recordSchemas = {
  Record: object({
    kind: oneOf('model', 'paper', 'dataset'),
    namespace: text,
    name: text,
    pid: text,
    createdAt: instant,
    updatedAt: instant,
    links: map(address),
    doi: nullable(text),
    doiState: nullable(doiState),
    state: oneOf('draft', 'released'),
    title: nullable(text),
    metadata: nullable(ref('Metadata')),
    licence: nullable(text),
    commit: commitId,
    swhid: text,
    files: object({ count, totalBytes: count }),
    latestRelease: nullable(ref('Release')),
    errors: list(ref('Fault')),
  }),
};
