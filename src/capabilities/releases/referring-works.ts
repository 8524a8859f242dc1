import { Injectable } from '@nestjs/common';
import type { RelatedWork } from '../../domain/card/record-metadata.js';
import { doiKey, pidKey } from '../../domain/card/work-identifiers.js';
import { inverseRelations } from '../../domain/scholarly/inverse-relations.js';
import type { ReferringRelation } from '../../domain/scholarly/scholarly-record.js';
import { Database } from '../../foundations/database/database.js';
import { CitationsService } from '../discovery/index.js';
import type { RepositoryView } from '../repositories/index.js';
import type { ReleaseView } from './release-view.js';

interface ReferringRow {
  readonly repositoryId: string;
  readonly namespaceId: string;
  readonly pid: string;
  readonly doi: string | null;
  readonly related: readonly RelatedWork[] | null;
}

/** A work that half of all others come from names no more of them than this. */
const mostOfARelease = 200;

/** What is published here and says how it is related to other records here (scholarly A.4). */
@Injectable()
export class ReferringWorks {
  constructor(
    private readonly database: Database,
    private readonly citations: CitationsService,
  ) {}

  /**
   * The relations that the latest releases of other records state, as seen from these releases, by their
   * id. A PID of a record as a concept means its latest release. Two statements.
   */
  async toMany(
    releases: readonly ReleaseView[],
    repositories: ReadonlyMap<string, RepositoryView>,
  ): Promise<ReadonlyMap<string, readonly ReferringRelation[]>> {
    const targets = releases.flatMap((release) => {
      const repository = repositories.get(release.repositoryId);
      return repository === undefined ? [] : [targetOf(release, repository)];
    });
    const keys = [...new Set(targets.flatMap((target) => [...target.keys]))];
    const referring = await this.citations.referringTo(keys);
    const works = await this.worksOf([...new Set(referring.map(({ id }) => id))]);
    const idsByKey = new Map<string, string[]>();
    for (const { key, id } of referring) idsByKey.set(key, [...(idsByKey.get(key) ?? []), id]);
    return new Map(
      targets.map((target) => {
        const ids = new Set([...target.keys].flatMap((key) => idsByKey.get(key) ?? []));
        ids.delete(target.repositoryId);
        const relations = [...ids].flatMap((id) => {
          const work = works.get(id);
          if (work === undefined) return [];
          const { pid, doi, namespaceId, related } = work;
          return inverseRelations(target, { namespaceId, related: related ?? [] }).map(
            (relation) => ({ relation, pid, doi }),
          );
        });
        return [target.releaseId, relations.slice(0, mostOfARelease)] as const;
      }),
    );
  }

  /** The latest published release of each repository; served by release_version_is_unique. */
  private async worksOf(ids: readonly string[]): Promise<ReadonlyMap<string, ReferringRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<ReferringRow>(
      `SELECT r.id AS "repositoryId", r.namespace_id AS "namespaceId", x.pid, x.doi,
         coalesce((SELECT a.result FROM amendment a WHERE a.release_id = x.id
                   ORDER BY a.number DESC LIMIT 1), x.metadata) -> 'related' AS related
       FROM repository r JOIN release x ON x.repository_id = r.id AND x.state = 'published'
         AND x.version_folded = lower(r.public_version)
       WHERE r.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.repositoryId, row]));
  }
}

function targetOf(release: ReleaseView, repository: RepositoryView) {
  const isLatest = repository.publicVersion === release.version;
  return {
    releaseId: release.id,
    repositoryId: repository.id,
    namespaceId: repository.namespaceId,
    keys: new Set([
      pidKey(release.pid),
      ...(release.doi === null ? [] : [doiKey(release.doi)]),
      ...(isLatest ? [pidKey(repository.pid)] : []),
    ]),
  };
}
