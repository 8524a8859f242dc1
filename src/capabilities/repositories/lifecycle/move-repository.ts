import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StaleRevision } from '../../../domain/errors/sphere-error.js';
import { parseRepositoryPath } from '../../../domain/identifiers/repository-name.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { ArtifactsService } from '../../artifacts/index.js';
import { EventLog } from '../../audit/index.js';
import { claimName, nameRefusal } from './claim-name.js';
import { HeadChanges } from '../head-changes.js';
import { nameKey, RepositoryCache } from '../repository-cache.js';
import { requireOwner, requireWriter } from '../repository-directory.js';
import { type RepositoryView, subjectOf } from '../repository-view.js';

/** Gives repositories another name or namespace. */
@Injectable()
export class MoveRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cache: RepositoryCache,
    private readonly artifacts: ArtifactsService,
    private readonly events: EventLog,
    private readonly heads: HeadChanges,
  ) {}

  /**
   * Renames a repository; its old name leads to it from then on. Takes an owner where it is and a
   * writer where it goes. Throws `Forbidden`, `InvalidInput`, `Conflict` (`repository-exists`), and
   * `StaleRevision` where somebody else renames it at the same time.
   * @param namespace where it goes
   */
  async move(
    viewer: Viewer,
    repository: RepositoryView,
    namespace: { readonly id: string; readonly handle: string },
    name: string,
  ): Promise<void> {
    const owner = requireOwner(viewer, repository);
    requireWriter(viewer, { namespaceId: namespace.id });
    const parsed = parseRepositoryPath(`${namespace.handle}/${name}`, 'name');
    const to = { kind: repository.kind, namespace: namespace.handle, name: parsed.name };
    try {
      await this.database.transaction(async (manager) => {
        await rename(manager, repository, namespace.id, to.name);
        await claimName(manager, repository.id, to);
        if (nameKey(to) !== nameKey(repository)) await this.redirect(manager, repository);
        await this.artifacts.moveHoldings(manager, repository.id, namespace.id);
        await this.cache.nameChanges(manager, repository);
        await this.cache.nameChanges(manager, to);
        await this.heads.headChanges(manager, repository.id);
        await this.events.append(manager, {
          actor: owner.handle,
          action: 'repository.moved',
          subject: subjectOf(repository),
          detail: { to: `${to.namespace}/${to.name}` },
          isPublic: repository.isReleased,
        });
      });
    } catch (error) {
      throw nameRefusal(error, to);
    }
  }

  private async redirect(manager: EntityManager, from: RepositoryView): Promise<void> {
    await sql(
      manager,
      `INSERT INTO repository_redirect (kind, namespace_folded, name_folded, repository_id, created_at)
       VALUES ($1, lower($2), lower($3), $4, $5)`,
      [from.kind, from.namespace, from.name, from.id, this.clock.now()],
    );
  }
}

async function rename(
  manager: EntityManager,
  from: RepositoryView,
  namespaceId: string,
  name: string,
): Promise<void> {
  const renamed = await sql(
    manager,
    `UPDATE repository SET namespace_id = $4, name = $5
     WHERE id = $1 AND namespace_id = $2 AND name = $3 RETURNING id`,
    [from.id, from.namespaceId, from.name, namespaceId, name],
  );
  if (renamed.length === 0) {
    throw new StaleRevision(`${from.fullName} has just been renamed by somebody else.`, {
      facts: { renamed: from.fullName },
    });
  }
}
