import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, Forbidden, NotFound } from '../../../domain/errors/sphere-error.js';
import { mainBranch, parseBranchName } from '../../../domain/identifiers/branch-name.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { VersionLabel } from '../../../domain/identifiers/version-label.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database, sql, violatedConstraint } from '../../../foundations/database/database.js';
import { HeadChanges } from '../head-changes.js';
import { RepositoryCache } from '../repository-cache.js';
import { requireWriter } from '../repository-directory.js';
import type { RepositoryView } from '../repository-view.js';
import type { Revision } from './revision-view.js';

/** The release that strangers see as `main`. */
export interface PublicHead {
  readonly commitId: CommitId;
  readonly version: string;
}

/** Makes, moves and drops branches for writers, and version labels for the room of releases. */
@Injectable()
export class RefChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cache: RepositoryCache,
    private readonly heads: HeadChanges,
  ) {}

  /** Throws `InvalidInput`, `Forbidden`, and `Conflict` for a name in use by a branch or a label. */
  async createBranch(
    viewer: Viewer,
    repository: RepositoryView,
    name: string,
    startingPoint: Revision,
  ): Promise<void> {
    requireWriter(viewer, repository);
    const branch = parseBranchName(name);
    await this.database.transaction((manager) =>
      this.insert(manager, repository.id, 'branch', branch, startingPoint.commitId),
    );
  }

  /** Throws `Forbidden`, for `main` always, and `NotFound` (`revision-not-found`). */
  async deleteBranch(viewer: Viewer, repository: RepositoryView, name: string): Promise<void> {
    requireWriter(viewer, repository);
    if (name === mainBranch) {
      throw new Forbidden('main-stays', `The branch "${mainBranch}" of a repository stays.`);
    }
    await this.database.transaction(async (manager) => {
      const deleted = await sql(
        manager,
        `DELETE FROM ref WHERE repository_id = $1 AND name = $2 AND kind = 'branch' RETURNING name`,
        [repository.id, name.replaceAll('\0', '')],
      );
      if (deleted.length === 0) throw refNotFound('branch', name);
      await this.cache.repositoryChanges(manager, repository.id);
    });
  }

  /** Puts a label on a commit, for members to see. Throws `Conflict` (`version-exists`). */
  addTag(
    manager: EntityManager,
    repositoryId: string,
    label: VersionLabel,
    commitId: CommitId,
  ): Promise<void> {
    return this.insert(manager, repositoryId, 'tag', label, commitId);
  }

  /** Takes a label away that was never public. Throws `NotFound` (`revision-not-found`). */
  async dropTag(manager: EntityManager, repositoryId: string, label: string): Promise<void> {
    const dropped = await sql(
      manager,
      `DELETE FROM ref WHERE repository_id = $1 AND name = $2 AND kind = 'tag'
         AND visibility = 'draft' RETURNING name`,
      [repositoryId, label],
    );
    if (dropped.length === 0) throw refNotFound('label', label);
    await this.cache.repositoryChanges(manager, repositoryId);
  }

  /**
   * Shows a label to everybody: of a candidate that is published, or of a release whose withdrawal is
   * lifted. The release comes first: the guard of `ref` looks at its state.
   */
  publishTag(manager: EntityManager, repositoryId: string, label: string): Promise<void> {
    return this.show(manager, repositoryId, label, null);
  }

  /** Leaves of a label its tombstone alone. The release comes first, as above. */
  withdrawTag(
    manager: EntityManager,
    repositoryId: string,
    label: string,
    tombstone: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.show(manager, repositoryId, label, tombstone);
  }

  /** Sets what strangers see as `main`; null where no release is to be shown. */
  async setPublicCommit(
    manager: EntityManager,
    repositoryId: string,
    head: PublicHead | null,
  ): Promise<void> {
    await sql(
      manager,
      'UPDATE repository SET public_commit = $2, public_version = $3 WHERE id = $1',
      [repositoryId, head?.commitId ?? null, head?.version ?? null],
    );
    await this.heads.headChanges(manager, repositoryId);
  }

  /** Lets an account that is no member read the drafts: an invited advisor. */
  async admitGuest(manager: EntityManager, repositoryId: string, accountId: string): Promise<void> {
    await sql(
      manager,
      `INSERT INTO repository_guest (repository_id, account_id, admitted_at)
       VALUES ($1, $2, $3) ON CONFLICT (repository_id, account_id) DO NOTHING`,
      [repositoryId, accountId, this.clock.now()],
    );
    await this.cache.repositoryChanges(manager, repositoryId);
  }

  /** Ends that again; nothing happens where it never was. */
  async dismissGuest(
    manager: EntityManager,
    repositoryId: string,
    accountId: string,
  ): Promise<void> {
    await sql(
      manager,
      'DELETE FROM repository_guest WHERE repository_id = $1 AND account_id = $2',
      [repositoryId, accountId],
    );
    await this.cache.repositoryChanges(manager, repositoryId);
  }

  private async insert(
    manager: EntityManager,
    repositoryId: string,
    kind: 'branch' | 'tag',
    name: string,
    commitId: CommitId,
  ): Promise<void> {
    try {
      await sql(
        manager,
        `INSERT INTO ref (repository_id, name, kind, commit_id, created_at, moved_at)
         VALUES ($1, $2, $3, $4, $5, $5)`,
        [repositoryId, name, kind, commitId, this.clock.now()],
      );
    } catch (error) {
      throw isNameInUse(error) ? nameInUse(kind, name) : error;
    }
    await this.cache.repositoryChanges(manager, repositoryId);
  }

  private async show(
    manager: EntityManager,
    repositoryId: string,
    label: string,
    tombstone: Readonly<Record<string, unknown>> | null,
  ): Promise<void> {
    const shown = await sql(
      manager,
      `UPDATE ref SET visibility = $3, tombstone = $4, moved_at = $5
       WHERE repository_id = $1 AND name = $2 AND kind = 'tag' RETURNING name`,
      [
        repositoryId,
        label,
        tombstone === null ? 'public' : 'withdrawn',
        tombstone,
        this.clock.now(),
      ],
    );
    if (shown.length === 0) throw refNotFound('label', label);
    await this.cache.repositoryChanges(manager, repositoryId);
  }
}

function isNameInUse(error: unknown): boolean {
  const constraint = violatedConstraint(error);
  return constraint === 'ref_pkey' || constraint === 'ref_tag_is_unique';
}

function nameInUse(kind: 'branch' | 'tag', name: string): Conflict {
  const message = `A branch or version label "${name}" is there already.`;
  const remedy = 'Choose another name; labels are one whatever their case.';
  return kind === 'branch'
    ? new Conflict('branch-exists', message, { remedy, facts: { name } })
    : new Conflict('version-exists', message, { remedy, facts: { version: name } });
}

function refNotFound(what: 'branch' | 'label', name: string): NotFound {
  return new NotFound('revision-not-found', `There is no ${what} "${name.slice(0, 200)}".`, {
    facts: { name: name.slice(0, 200) },
  });
}
