import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, makeFault } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Database, sql, violatedConstraint } from '../../../foundations/database/database.js';
import { ArtifactsService } from '../../artifacts/index.js';
import { EventLog } from '../../audit/index.js';
import { RepositoryCache } from '../repository-cache.js';
import { requireOwner } from '../repository-directory.js';
import { type RepositoryAddress, type RepositoryView, subjectOf } from '../repository-view.js';

const guardsOfReleases: ReadonlySet<string | null> = new Set([
  'repository_released_is_kept',
  'git_commit_of_released_is_kept',
  'ref_published_is_kept',
]);

/** Removes drafts; what was released stays. */
@Injectable()
export class RemoveRepository {
  constructor(
    private readonly database: Database,
    private readonly cache: RepositoryCache,
    private readonly artifacts: ArtifactsService,
    private readonly events: EventLog,
  ) {}

  /**
   * Removes a repository with all its commits. Throws `Forbidden` for anyone but owners, and `Conflict`
   * (`released-immutable`) once anything in it was released.
   */
  async remove(viewer: Viewer, repository: RepositoryView): Promise<void> {
    const owner = requireOwner(viewer, repository);
    if (repository.isReleased) throw releasedImmutable(repository);
    try {
      await this.database.transaction(async (manager) => {
        await this.removeRows(manager, repository);
        await this.events.append(manager, {
          actor: owner.handle,
          action: 'repository.removed',
          subject: subjectOf(repository),
          detail: {},
          isPublic: false,
        });
      });
    } catch (error) {
      throw guardsOfReleases.has(violatedConstraint(error)) ? releasedImmutable(repository) : error;
    }
  }

  /** Takes a repository away from the database, candidates included; the guards keep what is released. */
  async removeRows(
    manager: EntityManager,
    repository: RepositoryAddress & Pick<RepositoryView, 'id'>,
  ): Promise<void> {
    // Refs before the repository, as commits lock them, so that no two wait for each other; and the
    // repository before all else, so that nothing is added to what is going away.
    await sql(manager, 'SELECT 1 FROM ref WHERE repository_id = $1 ORDER BY name FOR UPDATE', [
      repository.id,
    ]);
    await sql(manager, 'SELECT 1 FROM repository WHERE id = $1 FOR UPDATE', [repository.id]);
    await this.artifacts.dropHoldings(manager, repository.id);
    await sql(manager, 'DELETE FROM ref WHERE repository_id = $1', [repository.id]);
    await sql(manager, 'DELETE FROM git_commit WHERE repository_id = $1', [repository.id]);
    await sql(manager, 'DELETE FROM repository_redirect WHERE repository_id = $1', [repository.id]);
    await sql(manager, 'DELETE FROM repository WHERE id = $1', [repository.id]);
    await this.cache.nameChanges(manager, repository);
    await this.cache.repositoryChanges(manager, repository.id);
  }
}

function releasedImmutable({ fullName }: RepositoryView): Conflict {
  const facts = { what: 'repository', repository: fullName } as const;
  const message = `${fullName} holds a release, which stays for ever, and the repository with it.`;
  return new Conflict('released-immutable', message, {
    faults: [makeFault('repository', 'ACC_RELEASED_IMMUTABLE', message, facts)],
    facts,
    remedy: 'Put a notice on a release that nobody should use any more.',
  });
}
