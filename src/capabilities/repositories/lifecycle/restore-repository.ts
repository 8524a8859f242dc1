import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict } from '../../../domain/errors/sphere-error.js';
import type { Pid } from '../../../domain/identifiers/pid.js';
import { newId } from '../../../foundations/clock/clock.js';
import { sql } from '../../../foundations/database/database.js';
import { claimName, nameRefusal } from './claim-name.js';
import { RepositoryCache } from '../repository-cache.js';
import type { RepositoryAddress } from '../repository-view.js';

/** A repository as a mirror tells of it. */
export interface MirroredRepository extends RepositoryAddress {
  readonly namespaceId: string;
  readonly pid: Pid;
  readonly createdAt: Date;
  /** Folded names that led to it. */
  readonly formerNames: readonly { readonly namespace: string; readonly name: string }[];
}

/** Founds repositories anew under the identifiers that they had. */
@Injectable()
export class RestoreRepository {
  constructor(private readonly cache: RepositoryCache) {}

  /**
   * The repository of that PID, made where it is not there. Throws `Conflict` (`repository-exists`) where
   * the name is another's, or the PID that of a repository with another name.
   * @returns its id
   */
  async ensure(manager: EntityManager, given: MirroredRepository): Promise<string> {
    const { kind, namespaceId, name, pid, createdAt } = given;
    const [found] = await sql<{ id: string; isSame: boolean }>(
      manager,
      `SELECT id, (namespace_id, kind, name) = ($2, $3, $4) AS "isSame"
       FROM repository WHERE pid = $1`,
      [pid, namespaceId, kind, name],
    );
    if (found !== undefined) {
      if (!found.isSame) throw calledOtherwise(given);
      return found.id;
    }
    const id = newId();
    try {
      await sql(
        manager,
        `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)`,
        [id, namespaceId, kind, name, pid, createdAt],
      );
    } catch (error) {
      throw nameRefusal(error, given);
    }
    await sql(manager, 'INSERT INTO pid (pid, repository_id, assigned_at) VALUES ($1, $2, $3)', [
      pid,
      id,
      createdAt,
    ]);
    await claimName(manager, id, given);
    await this.cache.nameChanges(manager, given);
    for (const former of given.formerNames) {
      await redirect(manager, id, { ...former, kind }, createdAt);
      await this.cache.nameChanges(manager, { ...former, kind });
    }
    return id;
  }
}

/** A name that somebody else has by now stays with them. */
async function redirect(
  manager: EntityManager,
  repositoryId: string,
  { kind, namespace, name }: RepositoryAddress,
  at: Date,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO repository_redirect (kind, namespace_folded, name_folded, repository_id, created_at)
     SELECT $1, lower($2), lower($3), $4, $5
     WHERE NOT EXISTS (
       SELECT 1 FROM repository r JOIN namespace n ON n.id = r.namespace_id
       WHERE r.kind = $1 AND n.handle_folded = lower($2) AND r.name_folded = lower($3))
     ON CONFLICT DO NOTHING`,
    [kind, namespace, name, repositoryId, at],
  );
}

function calledOtherwise({ kind, namespace, name, pid }: MirroredRepository): Conflict {
  return new Conflict(
    'repository-exists',
    `The ${kind} with the PID ${pid} is called otherwise here than ${namespace}/${name}.`,
    { facts: { name: `${namespace}/${name}` } },
  );
}
