import { Injectable } from '@nestjs/common';
import { directorySwhid, revisionSwhid } from '../../domain/identifiers/swhid.js';
import { describeConcept } from '../../domain/scholarly/describe-concept.js';
import { describeWork } from '../../domain/scholarly/describe-work.js';
import { recordPageOf } from '../../domain/scholarly/record-addresses.js';
import type { ScholarlyRecord, WorkName } from '../../domain/scholarly/scholarly-record.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database } from '../../foundations/database/database.js';
import { DoiRegister } from '../dois/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { FurtherRelations } from './further-relations.js';
import { ReferringWorks } from './referring-works.js';
import { findReleasesById } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/** What stands around a release and belongs to its record. */
interface SurroundingRow {
  readonly id: string;
  readonly previous: WorkName | null;
  readonly next: WorkName | null;
  readonly replacement: WorkName | null;
  readonly amendedAt: Date | null;
  readonly suffixes: readonly string[] | null;
}

/** A published or withdrawn release of a concept. */
interface VersionRow extends WorkName {
  readonly id: string;
  readonly version: string;
  readonly withdrawnAt: Date | null;
}

/** Releases as libraries and catalogues see them. */
@Injectable()
export class ScholarlyRecords {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly referring: ReferringWorks,
    private readonly further: FurtherRelations,
    private readonly dois: DoiRegister,
    private readonly server: ServerConfig,
  ) {}

  /**
   * The records of published and withdrawn releases by id; others are left out. Eight statements however
   * many there are.
   */
  async findMany(releaseIds: readonly string[]): Promise<ReadonlyMap<string, ScholarlyRecord>> {
    const [releases, surroundings] = await Promise.all([
      findReleasesById(this.database, releaseIds),
      this.database.query<SurroundingRow>(surroundingsOfMany, [releaseIds]),
    ]);
    const repositoryIds = [...new Set(releases.map(({ repositoryId }) => repositoryId))];
    const [repositories, conceptDois] = await Promise.all([
      this.repositories.findMany(repositoryIds),
      this.dois.conceptsOf(repositoryIds),
    ]);
    const [referring, further] = await Promise.all([
      this.referring.toMany(releases, repositories),
      this.further.of(releases.map(({ id }) => id)),
    ]);
    const around = new Map(surroundings.map((row) => [row.id, row]));
    return new Map(
      releases.flatMap((release) => {
        const repository = repositories.get(release.repositoryId);
        const row = around.get(release.id);
        if (repository === undefined || row === undefined || release.publishedAt === null)
          return [];
        const concept = { pid: repository.pid, doi: conceptDois.get(repository.id) ?? null };
        const referredToBy = referring.get(release.id) ?? [];
        const known = workOf(release, release.publishedAt, repository, row);
        const work = { ...known, concept, referredToBy, further: further.get(release.id) ?? [] };
        return [[release.id, describeWork(work, this.server.publicUrl)] as const];
      }),
    );
  }

  /**
   * The record of a concept: that of the release which its page shows, and every version by name
   * (scholarly A.3). Null where nothing is or was published.
   */
  async findConcept(repositoryId: string): Promise<ScholarlyRecord | null> {
    const [repositories, conceptDois, versions] = await Promise.all([
      this.repositories.findMany([repositoryId]),
      this.dois.conceptsOf([repositoryId]),
      this.database.query<VersionRow>(versionsOfOne, [repositoryId]),
    ]);
    const repository = repositories.get(repositoryId);
    const shown =
      versions.find(({ version }) => version === repository?.publicVersion) ??
      versions.reduce<VersionRow | null>(
        (newest, one) => ((newest?.withdrawnAt ?? 0) > (one.withdrawnAt ?? 0) ? newest : one),
        null,
      );
    if (repository === undefined || shown === null) return null;
    const latest = (await this.findMany([shown.id])).get(shown.id);
    if (latest === undefined) throw new Error(`Release ${shown.id} has no record.`);
    const { publicUrl } = this.server;
    const concept = {
      pid: repository.pid,
      doi: conceptDois.get(repositoryId) ?? null,
      landingPage: recordPageOf(publicUrl, repository),
      versions,
    };
    return describeConcept(latest, concept, publicUrl);
  }
}

function workOf(
  release: ReleaseView,
  publishedAt: Date,
  repository: RepositoryView,
  { suffixes, previous, next, replacement, amendedAt }: SurroundingRow,
) {
  const { pid, doi, version, metadata, licence, fileCount, notice, tombstone } = release;
  return {
    ...{ pid, doi, version, metadata, licence, publishedAt, amendedAt, fileCount },
    ...{ previous, next, replacement },
    namespace: repository.namespace,
    name: repository.name,
    commitSwhid: revisionSwhid(release.commitId),
    treeSwhid: directorySwhid(release.treeId),
    notice: notice === null ? null : { ...notice, setAt: new Date(notice.setAt) },
    withdrawal:
      tombstone === null ? null : { at: new Date(tombstone.withdrawnAt), ground: tombstone.ground },
    sizeBytes: release.totalBytes,
    fileSuffixes: suffixes ?? [],
  };
}

/** Served by release_by_publication. */
const versionsOfOne = `
  SELECT id, version, pid, doi, withdrawn_at AS "withdrawnAt" FROM release
  WHERE repository_id = $1 AND state IN ('published', 'withdrawn')
  ORDER BY published_at, id`;

/** So many files of a release are asked what they are; the thousands after them are of the same kinds. */
const lookedAt = 1_000;

const name = `jsonb_build_object('pid', p.pid, 'doi', p.doi)`;

/** Served by release_by_publication, the primary keys and release_version_is_unique. */
const surroundingsOfMany = `
  SELECT r.id,
    (SELECT ${name} FROM release p
     WHERE p.repository_id = r.repository_id AND p.state IN ('published', 'withdrawn')
       AND (p.published_at, p.id) < (r.published_at, r.id)
     ORDER BY p.published_at DESC NULLS LAST, p.id DESC LIMIT 1) AS previous,
    (SELECT ${name} FROM release p
     WHERE p.repository_id = r.repository_id AND p.state IN ('published', 'withdrawn')
       AND (p.published_at, p.id) > (r.published_at, r.id)
     ORDER BY p.published_at NULLS FIRST, p.id LIMIT 1) AS next,
    (SELECT ${name} FROM release p
     WHERE p.repository_id = r.repository_id AND p.state = 'published'
       AND p.version_folded = lower(r.notice ->> 'replacedBy')) AS replacement,
    (SELECT max(a.at) FROM amendment a WHERE a.release_id = r.id) AS "amendedAt",
    (SELECT array_agg(DISTINCT lower(substring(path FROM '\\.([A-Za-z0-9]{1,20})$')))
       FILTER (WHERE path ~ '\\.[A-Za-z0-9]{1,20}$')
     FROM (SELECT path FROM release_file f WHERE f.release_id = r.id
           ORDER BY path LIMIT ${lookedAt}) AS file) AS suffixes
  FROM release r WHERE r.id = ANY ($1::uuid[]) AND r.state IN ('published', 'withdrawn')`;
