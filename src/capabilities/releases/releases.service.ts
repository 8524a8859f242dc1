import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { parsePid } from '../../domain/identifiers/pid.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { LicenceWarning } from '../../domain/licensing/reason-code.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import { canReadDraft } from '../../domain/release/policies.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import { ArtifactsService, type FixityEntry, FixityLog } from '../artifacts/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { citableNamesOf, repositoriesOfPids } from './citable-names.js';
import { RevisionJudge } from './judge-revision.js';
import { mayKnow, releaseNotFound } from './lock-release.js';
import {
  findRelease,
  findReleaseById,
  findReleasesById,
  listReleaseFiles,
  listReleases,
  readReport,
  readWarningCodes,
} from './release-rows.js';
import type { ReleaseFileView, ReleaseView } from './release-view.js';

/** Where the bytes of some SHA-256 are published. */
export interface Occurrence {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly licence: string | null;
}

/** The state of one artifact's bytes. */
export interface FixityView {
  readonly path: string;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  /** When the bytes were last hashed; null where only at their arrival. */
  readonly lastCheckedAt: Date | null;
  /** False for bytes that a mirror named and nobody has brought since. */
  readonly isHeld: boolean;
  /** The last ten looks at the bytes since then, the newest first. */
  readonly checks: readonly FixityEntry[];
}

/** A candidate in a list of what somebody works on. */
export interface OpenCandidate {
  readonly repositoryId: string;
  readonly version: string;
  /** ISO 8601, UTC; null where no review is asked for. */
  readonly closesAt: string | null;
}

/** What a persistent identifier names. */
export interface PidTarget {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  /** Null for the record as a concept. */
  readonly version: string | null;
}

const publicStates: readonly ReleaseView['state'][] = ['published', 'withdrawn'];
const memberStates: readonly ReleaseView['state'][] = ['candidate', ...publicStates];

/** Reads releases as their viewers may see them. */
@Injectable()
export class ReleasesService {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly judge: RevisionJudge,
    private readonly fixityLog: FixityLog,
  ) {}

  /** Candidates are for members and invited advisors. Throws `NotFound` (`release-not-found`). */
  async require(viewer: Viewer, repository: RepositoryView, version: string): Promise<ReleaseView> {
    const release = await findRelease(this.database, repository.id, version);
    if (release === null || !mayKnow(viewer, repository, release)) {
      throw releaseNotFound(repository, version);
    }
    return release;
  }

  /** The release that the public sees first, or null. */
  async latest(repository: RepositoryView): Promise<ReleaseView | null> {
    return repository.publicVersion === null
      ? null
      : findRelease(this.database, repository.id, repository.publicVersion);
  }

  /** The releases of these ids, those that there are, by id; served by the primary key. */
  async findMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReleaseView>> {
    const found = await findReleasesById(this.database, ids);
    return new Map(found.map((release) => [release.id, release]));
  }

  /** The candidates of some repositories, for their members; served by release_version_index_is_unique. */
  openCandidates(repositoryIds: readonly string[]): Promise<OpenCandidate[]> {
    return this.database.query<OpenCandidate>(
      `SELECT repository_id AS "repositoryId", version, review ->> 'closesAt' AS "closesAt"
       FROM release WHERE repository_id = ANY ($1::uuid[]) AND state = 'candidate'
       ORDER BY repository_id, version_index DESC`,
      [repositoryIds],
    );
  }

  /**
   * All PIDs and DOIs by which a repository and its published releases are cited; of at most 1,000
   * releases. Served by release_version_index_is_unique.
   */
  citableNames(repository: RepositoryView): ReturnType<typeof citableNamesOf> {
    return citableNamesOf(this.database, repository);
  }

  /** The release withdrawn last: its tombstone is shown where no release is live (scholarly A.8). */
  async newestWithdrawn(repository: RepositoryView): Promise<ReleaseView | null> {
    const [newest] = await this.database.query<{ id: string }>(
      `SELECT id FROM release WHERE repository_id = $1 AND state = 'withdrawn'
       ORDER BY withdrawn_at DESC, version_index DESC LIMIT 1`,
      [repository.id],
    );
    return newest === undefined ? null : findReleaseById(this.database, newest.id);
  }

  /**
   * Releases, the one proposed last first.
   * @param before a version index to start below
   */
  list(
    viewer: Viewer,
    repository: RepositoryView,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<ReleaseView[]> {
    const states = canReadDraft(viewer, repository) ? memberStates : publicStates;
    return listReleases(this.database, repository.id, { ...page, states });
  }

  /** Files of a release by path, of withdrawn ones as well: they are named, not served. */
  files(
    release: ReleaseView,
    page: { readonly after: string; readonly limit: number },
  ): Promise<ReleaseFileView[]> {
    return listReleaseFiles(this.database, release.id, page);
  }

  /** The verdict on any revision that the viewer may see, as it would be at propose. */
  async licenceReport(
    viewer: Viewer,
    repository: RepositoryView,
    revisionName: string | undefined,
  ): Promise<{ readonly commitId: string; readonly report: LicenceReport }> {
    const revision = await this.repositories.resolve(viewer, repository, revisionName);
    const { report } = await this.judge.judge(repository, revision);
    return { commitId: revision.commitId, report };
  }

  /** The report that was frozen with a release; as long as its list of files. */
  reportOf(release: ReleaseView): Promise<LicenceReport> {
    return readReport(this.database, release.id);
  }

  /** What the frozen report warns of, each once: worth knowing, and nothing that blocked. */
  warningsOf(release: ReleaseView): Promise<LicenceWarning[]> {
    return readWarningCodes(this.database, release.id);
  }

  /** The manifest as it was written when the release was proposed: RFC 8785 JSON. */
  async manifest(release: ReleaseView): Promise<string> {
    const [row] = await this.database.query<{ manifest: string }>(
      'SELECT manifest FROM release WHERE id = $1',
      [release.id],
    );
    if (row === undefined) throw new Error(`Release ${release.id} has no row.`);
    return row.manifest;
  }

  /** The licences that a release relies on, whose texts it keeps (R29); served by the primary key. */
  async licenceIds(release: ReleaseView): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT licence_id AS id FROM release_licence_text WHERE release_id = $1 ORDER BY licence_id',
      [release.id],
    );
    return rows.map(({ id }) => id);
  }

  /** The full text of a licence that a release relies on (R29). Throws `NotFound`. */
  async licenceText(release: ReleaseView, licenceId: string): Promise<string> {
    const textId = licenceId.replaceAll('\0', '');
    const [row] = await this.database.query<{
      body: string;
      source: 'supplied' | 'corpus';
      sha256: Sha256 | null;
    }>(
      `SELECT t.body, t.source, f.sha256
       FROM release_licence_text t
       LEFT JOIN release_file f ON f.release_id = t.release_id AND f.path = t.path
       WHERE t.release_id = $1 AND lower(t.licence_id) = lower($2)`,
      [release.id, textId],
    );
    if (row === undefined) {
      throw new NotFound(
        'licence-text-not-found',
        `Release ${release.version} does not rely on "${licenceId.slice(0, 80)}".`,
        { facts: { licence: licenceId.slice(0, 80), version: release.version } },
      );
    }
    if (row.source === 'corpus' || row.sha256 === null) return row.body;
    const chunks: Buffer[] = [];
    const blob = await this.artifacts.require(row.sha256);
    for await (const chunk of await this.artifacts.open(blob)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** What was found when each artifact's bytes were checked against their SHA-256; by path. */
  async fixity(
    release: ReleaseView,
    page: { readonly after: string; readonly limit: number },
  ): Promise<FixityView[]> {
    const rows = await this.database.query<
      Omit<FixityView, 'sizeBytes' | 'checks'> & { readonly sizeBytes: string }
    >(
      `SELECT f.path, f.sha256, f.size_bytes AS "sizeBytes", b.last_checked_at AS "lastCheckedAt",
              b.state <> 'absent' AS "isHeld"
       FROM release_file f JOIN blob b USING (sha256)
       WHERE f.release_id = $1 AND f.path > $2 ORDER BY f.path LIMIT $3`,
      [release.id, page.after, page.limit],
    );
    const checks = await this.fixityLog.latest(rows.map(({ sha256 }) => sha256));
    return rows.map((row) => ({
      ...row,
      sizeBytes: Number(row.sizeBytes),
      checks: checks.get(row.sha256) ?? [],
    }));
  }

  /** What an identifier names, with or without hyphen and in any case; public things only. */
  async findPid(text: string): Promise<PidTarget> {
    const pid = parsePid(text);
    const [target] = await this.database.query<PidTarget>(
      `SELECT r.kind, n.handle AS namespace, r.name, release.version
       FROM pid p JOIN repository r ON r.id = p.repository_id
       JOIN namespace n ON n.id = r.namespace_id
       LEFT JOIN release ON release.id = p.release_id
       WHERE p.pid = $1
         AND (release.state IN ('published', 'withdrawn')
              OR p.release_id IS NULL AND EXISTS (
                SELECT 1 FROM release x
                WHERE x.repository_id = r.id AND x.state IN ('published', 'withdrawn')))`,
      [pid],
    );
    if (target === undefined)
      throw new NotFound('pid-not-found', `Nothing public has the PID ${pid}.`, { facts: { pid } });
    return target;
  }

  /**
   * The repositories that PIDs name, as a concept or by a release, by PID; public ones only.
   * @param pids in canonical spelling
   */
  repositoriesOf(pids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return repositoriesOfPids(this.database, pids);
  }

  /**
   * Every published artifact with these bytes; served by release_file_by_sha256.
   * @param after `[release id, path]` of the last one of the page before
   */
  async occurrences(
    sha256: Sha256,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<(Occurrence & { readonly releaseId: string })[]> {
    const rows = await this.database.query<
      Omit<Occurrence, 'sizeBytes'> & { readonly releaseId: string; readonly sizeBytes: string }
    >(
      `SELECT f.release_id AS "releaseId", r.kind, n.handle AS namespace, r.name, release.version,
              f.path, f.size_bytes AS "sizeBytes", f.licence
       FROM release_file f
       JOIN release ON release.id = f.release_id AND release.state = 'published'
       JOIN repository r ON r.id = release.repository_id
       JOIN namespace n ON n.id = r.namespace_id
       WHERE f.sha256 = $1 AND ($2::uuid IS NULL OR (f.release_id, f.path) > ($2, $3))
       ORDER BY f.release_id, f.path LIMIT $4`,
      [sha256, page.after?.[0] ?? null, page.after?.[1] ?? '', page.limit],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }
}
