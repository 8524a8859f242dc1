import { Injectable } from '@nestjs/common';
import type { RecordMetadata, RelatedWork } from '../../domain/card/record-metadata.js';
import { keyOf, ownPidOfKey } from '../../domain/card/work-identifiers.js';
import { type Fault, makeFault } from '../../domain/errors/sphere-error.js';
import { repositoryKinds } from '../../domain/identifiers/repository-kind.js';
import { Database } from '../../foundations/database/database.js';
import { CitationsService } from '../discovery/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { repositoriesOfPids } from './citable-names.js';

/** Nobody follows an origin further; a chain as long as that is not looked at to its end. */
const maxSteps = 12;
const maxWorks = 200;

/** Finds works that would be derived from themselves (scholarly A.4). */
@Injectable()
export class DerivationCycles {
  constructor(
    private readonly database: Database,
    private readonly citations: CitationsService,
  ) {}

  /** A fault (`relation-cycle`) for each origin that itself comes from this repository. */
  async faultsOf(repository: RepositoryView, metadata: RecordMetadata): Promise<Fault[]> {
    const faults: Fault[] = [];
    for (const [index, work] of metadata.related.entries()) {
      if (work.relation !== 'IsDerivedFrom' || !(await this.comesFrom(repository.id, [work])))
        continue;
      const value = work.identifier.slice(0, 80);
      faults.push(
        makeFault(
          `metadata.related[${index}]`,
          'relation-cycle',
          `"${value}" is derived from this very work, which cannot be derived from it in turn; remove one of the two relations.`,
          { value },
        ),
      );
    }
    return faults;
  }

  /** Step by step, so that what is reached twice is looked at once. */
  private async comesFrom(repositoryId: string, works: readonly RelatedWork[]): Promise<boolean> {
    const seen = new Set<string>();
    let level = works;
    for (let step = 0; step < maxSteps && level.length > 0 && seen.size < maxWorks; step += 1) {
      const ids = (await this.idsOf(level, repositoryId)).filter((id) => !seen.has(id));
      // A work may name itself: that is a version of it.
      if (step > 0 && ids.includes(repositoryId)) return true;
      for (const id of ids) seen.add(id);
      const origins = await this.originsOf(ids.filter((id) => id !== repositoryId));
      level = origins.slice(0, maxWorks);
    }
    return false;
  }

  /** Others may name a work before it is released. */
  private async idsOf(works: readonly RelatedWork[], repositoryId: string): Promise<string[]> {
    const keys = [...new Set(works.map(keyOf))].filter((key) => key !== null);
    const pids = keys.map(ownPidOfKey).filter((pid) => pid !== null);
    const [byPid, ...byName] = await Promise.all([
      repositoriesOfPids(this.database, pids, repositoryId),
      ...repositoryKinds.map((kind) => this.citations.findWorks(kind, keys)),
    ]);
    return [...new Set([byPid, ...byName].flatMap((found) => [...found.values()]))];
  }

  private async originsOf(repositoryIds: readonly string[]): Promise<RelatedWork[]> {
    if (repositoryIds.length === 0) return [];
    const rows = await this.database.query<{ related: readonly RelatedWork[] | null }>(
      `SELECT coalesce(
         (SELECT a.result FROM amendment a WHERE a.release_id = x.id ORDER BY a.number DESC LIMIT 1),
         x.metadata) -> 'related' AS related
       FROM repository r
       JOIN release x ON x.repository_id = r.id AND x.version = r.public_version
       WHERE r.id = ANY ($1::uuid[])`,
      [repositoryIds],
    );
    return rows
      .flatMap(({ related }) => related ?? [])
      .filter(({ relation }) => relation === 'IsDerivedFrom');
  }
}
