import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { citedIdentifiers, doiKey, ownIdentifiers } from '../../domain/card/work-identifiers.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import { latestRelease, type RankedRelease } from '../../domain/release/latest-release.js';
import { sql } from '../../foundations/database/database.js';
import { IdentifierIndex, RecordsIndex } from '../discovery/index.js';
import { IdentityService } from '../identity/index.js';
import { PaperReadings } from '../papers/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { describeForSearch } from './describe-for-search.js';
import { DoiStamps } from './stamp-dois.js';
import { HarvestStamps } from './stamp-harvest.js';
import { findReleaseById } from './release-rows.js';
import type { ReleaseView, StandingNotice } from './release-view.js';

interface SummaryRow {
  readonly id: string;
  readonly version: string;
  readonly versionIndex: number;
  readonly commitId: CommitId;
  readonly publishedAt: Date;
  readonly notice: StandingNotice | null;
}

/** Keeps what the public sees of a repository in step with its releases. */
@Injectable()
export class LatestRelease {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly index: RecordsIndex,
    private readonly identifiers: IdentifierIndex,
    private readonly dois: DoiStamps,
    private readonly harvest: HarvestStamps,
    private readonly readings: PaperReadings,
  ) {}

  /**
   * Finds the latest release again and shows it: what `main` is for the public, and the search
   * document; harvesters and the registrar of DOIs are told what changed. Called in every transaction that publishes, marks,
   * amends, widens or withdraws, with the releases of the repository locked.
   * @param changed the release of which something else is disseminated now; null for all of them
   */
  async show(
    manager: EntityManager,
    repository: RepositoryView,
    changed: string | null,
  ): Promise<void> {
    await this.dois.stamp(manager, repository, changed);
    await this.present(manager, repository);
    await this.harvest.stamp(manager, repository, changed);
  }

  /**
   * As `show`, of a release that comes back from a mirror: its DOI is as it was, and harvesters are told
   * nothing of the others.
   * @param datestamp by which harvesters know it; null to tell them of it as of anything new
   */
  async showAgain(
    manager: EntityManager,
    repository: RepositoryView,
    releaseId: string,
    datestamp: Date | null,
  ): Promise<void> {
    await this.present(manager, repository);
    if (datestamp === null) await this.harvest.stamp(manager, repository, releaseId);
    else await this.harvest.restore(manager, repository, releaseId, datestamp);
  }

  private async present(manager: EntityManager, repository: RepositoryView): Promise<void> {
    const rows = await sql<SummaryRow>(
      manager,
      `SELECT id, version, version_index AS "versionIndex", commit_id AS "commitId",
              published_at AS "publishedAt", notice
       FROM release WHERE repository_id = $1 AND state = 'published'`,
      [repository.id],
    );
    const latest = latestRelease(rows.map(toRanked));
    if (latest === null) {
      await this.repositories.setPublicCommit(manager, repository.id, null);
      await this.index.remove(manager, repository.id);
      await this.identifiers.withdraw(manager, repository.id);
      await this.readings.follow(manager, repository.id, null, null);
      return;
    }
    await this.repositories.setPublicCommit(manager, repository.id, {
      commitId: latest.commitId,
      version: latest.version,
    });
    const release = await findReleaseById(manager, latest.id);
    const namespace = await this.identity.namespaceById(repository.namespaceId, manager);
    const firstPublishedAt = new Date(
      Math.min(...rows.map(({ publishedAt }) => publishedAt.getTime())),
    );
    await this.index.put(
      manager,
      describeForSearch(repository, namespace, release, firstPublishedAt),
    );
    await this.identifiers.put(manager, repository, identifiersOf(release));
    const pdf = await pdfOf(manager, repository.kind, release);
    await this.readings.follow(manager, repository.id, release.id, pdf);
  }
}

/** The PDF of a paper: the one that its card names, else the first that is one. */
async function pdfOf(
  manager: EntityManager,
  kind: RepositoryKind,
  { id, metadata }: ReleaseView,
): Promise<Sha256 | null> {
  if (kind !== 'paper') return null;
  const [pdf] = await sql<{ sha256: Sha256 }>(
    manager,
    `SELECT sha256 FROM release_file WHERE release_id = $1 AND path ~* '[.]pdf$'
     ORDER BY path = $2 DESC, kind = 'paper' DESC, path LIMIT 1`,
    [id, metadata.mainFile ?? ''],
  );
  return pdf?.sha256 ?? null;
}

function identifiersOf({ metadata, doi }: ReleaseView) {
  const own = ownIdentifiers(metadata);
  return {
    own: doi === null ? own : [...new Set([...own, doiKey(doi)])],
    cited: citedIdentifiers(metadata),
  };
}

function toRanked({ notice, ...row }: SummaryRow): RankedRelease & SummaryRow {
  return { ...row, state: 'published', ...(notice !== null && { notice }) } as RankedRelease &
    SummaryRow;
}
