import type { EntityManager } from 'typeorm';
import { Conflict } from '../../../domain/errors/sphere-error.js';
import { sql, violatedConstraint } from '../../../foundations/database/database.js';
import type { RepositoryAddress } from '../repository-view.js';

/**
 * Gives a repository that bears a name already what else led there: redirects of drafts end, those of
 * released repositories stay for ever, and the name with them. Call it after the name was written, so
 * that whoever moves away from it at this moment has been waited for. Throws `Conflict`.
 */
export async function claimName(
  manager: EntityManager,
  repositoryId: string,
  address: RepositoryAddress,
): Promise<void> {
  const key = [address.kind, address.namespace.toLowerCase(), address.name.toLowerCase()];
  await sql(
    manager,
    `DELETE FROM repository_redirect d
     WHERE kind = $1 AND namespace_folded = $2 AND name_folded = $3
       AND (repository_id = $4 OR NOT EXISTS (
         SELECT 1 FROM ref f WHERE f.repository_id = d.repository_id AND f.visibility <> 'draft'))`,
    [...key, repositoryId],
  );
  const kept = await sql(
    manager,
    `SELECT 1 FROM repository_redirect
     WHERE kind = $1 AND namespace_folded = $2 AND name_folded = $3`,
    key,
  );
  if (kept.length > 0) throw repositoryExists(address);
}

/** The refusal of a name that is taken, where that is why a statement failed; else what it threw. */
export function nameRefusal(error: unknown, address: RepositoryAddress): unknown {
  return violatedConstraint(error) === 'repository_name_is_unique'
    ? repositoryExists(address)
    : error;
}

function repositoryExists({ kind, namespace, name }: RepositoryAddress): Conflict {
  return new Conflict(
    'repository-exists',
    `There is a ${kind} "${namespace}/${name}" already, or one that had this name when it was released.`,
    {
      remedy: 'Choose another name; names are one whatever their case.',
      facts: { name: `${namespace}/${name}` },
    },
  );
}
