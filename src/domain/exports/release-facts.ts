import type { AuthenticatedOrcid } from '../card/credited-people.js';
import type { CommitId, TreeId } from '../identifiers/git-oid.js';
import { directorySwhid, revisionSwhid } from '../identifiers/swhid.js';
import type { OpennessGrade } from '../licensing/openness.js';
import type { DoiStanding } from '../registration/doi-state.js';
import type { Notice } from '../release/states.js';
import type { Tombstone } from '../release/tombstone.js';
import {
  pidAddressOf,
  recordApiOf,
  type RecordPlace,
  releaseApiOf,
  releasePageOf,
} from '../scholarly/record-addresses.js';

/** What is shown of a release in the own form of JSON. */
export interface ReleaseFacts {
  readonly version: string;
  readonly versionIndex: number;
  readonly state: 'candidate' | 'published' | 'withdrawn' | 'abandoned';
  readonly metadata: { readonly title: string };
  readonly proposedAt: Date;
  readonly publishedAt: Date | null;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  readonly pid: string;
  readonly doi: string | null;
  readonly registration: DoiStanding | null;
  readonly conceptRegistration: DoiStanding | null;
  readonly licence: string;
  readonly openness: OpennessGrade;
  readonly manifestSha256: string;
  readonly notes: string | null;
  readonly notice: (Notice & { readonly setBy: string; readonly setAt: string }) | null;
  readonly review:
    | { readonly mode: 'none' }
    | {
        readonly mode: 'advisory';
        readonly windowDays: number;
        readonly closesAt: string;
        readonly waiver?: string;
      };
  readonly answers: { readonly invited: number; readonly answered: number };
  readonly amendmentCount: number;
  readonly authenticatedOrcids: readonly AuthenticatedOrcid[];
  readonly fileCount: number;
  readonly totalBytes: number;
  readonly tombstone: Tombstone | null;
}

/** A release as the own API lists it. */
export function presentRelease(base: string, place: RecordPlace, release: ReleaseFacts) {
  const { notice, review } = release;
  return {
    kind: place.kind,
    namespace: place.namespace,
    name: place.name,
    version: release.version,
    versionIndex: release.versionIndex,
    state: release.state,
    title: release.metadata.title,
    proposedAt: release.proposedAt.toISOString(),
    publishedAt: release.publishedAt?.toISOString() ?? null,
    commit: release.commitId,
    swhid: {
      revision: revisionSwhid(release.commitId),
      directory: directorySwhid(release.treeId),
    },
    pid: release.pid,
    ...presentDoi(release),
    licence: release.licence,
    openness: release.openness,
    manifestSha256: release.manifestSha256,
    notes: release.notes,
    notice: notice && {
      kind: notice.kind,
      reason: notice.reason,
      replacedBy: notice.replacedBy ?? null,
      setBy: notice.setBy,
      setAt: notice.setAt,
    },
    review:
      review.mode === 'none'
        ? { mode: review.mode }
        : {
            mode: review.mode,
            windowDays: review.windowDays,
            closesAt: review.closesAt,
            waiver: review.waiver ?? null,
            ...release.answers,
          },
    amendmentCount: release.amendmentCount,
    authenticatedOrcids: release.authenticatedOrcids,
    fileCount: release.fileCount,
    totalBytes: release.totalBytes,
    tombstone: release.tombstone,
    links: linksOfRelease(base, place, release),
  };
}

/** The DOIs of a release and of its concept, and whether they lead anywhere yet (scholarly A.3). */
export function presentDoi({
  doi,
  registration,
  conceptRegistration,
}: Pick<ReleaseFacts, 'doi' | 'registration' | 'conceptRegistration'>) {
  return {
    doi,
    doiState: registration?.state ?? null,
    doiReason: registration?.reason ?? null,
    conceptDoi: conceptRegistration?.doi ?? null,
    conceptDoiState: conceptRegistration?.state ?? null,
  };
}

/** Where the parts of a release are read. */
export function linksOfRelease(
  base: string,
  place: RecordPlace,
  { version, pid }: Pick<ReleaseFacts, 'version' | 'pid'>,
) {
  const self = releaseApiOf(base, place, version);
  return {
    self,
    record: recordApiOf(base, place),
    page: releasePageOf(base, place, version),
    pid: pidAddressOf(base, pid),
    manifest: `${self}/manifest`,
    amendments: `${self}/amendments`,
    fixity: `${self}/fixity`,
    events: `${self}/events`,
    credit: `${self}/credit`,
    opinions: `${self}/opinions`,
  };
}
