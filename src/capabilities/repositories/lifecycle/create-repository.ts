import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseCommitText } from '../../../domain/git/commit-text.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import { makePid, type Pid } from '../../../domain/identifiers/pid.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { parseRepositoryPath } from '../../../domain/identifiers/repository-name.js';
import type { AccountViewer, Viewer } from '../../../domain/release/viewer.js';
import { Clock, newId } from '../../../foundations/clock/clock.js';
import { Database, sql, violatedConstraint } from '../../../foundations/database/database.js';
import { EventLog } from '../../audit/index.js';
import { claimName, nameRefusal } from './claim-name.js';
import { parseOperations } from '../commits/commit-operation.js';
import { FirstCommit } from './first-commit.js';
import { RemoveRepository } from './remove-repository.js';
import { RepositoryCache } from '../repository-cache.js';
import { requireWriter } from '../repository-directory.js';
import { type RepositoryAddress, type RepositoryView, subjectOf } from '../repository-view.js';

/** A repository to be. */
export interface RepositoryRequest {
  readonly kind: RepositoryKind;
  /** Handle of the namespace, in any case. */
  readonly namespace: string;
  readonly name: string;
  /** What the first commit holds; each at most 10 MiB. */
  readonly files?: readonly { readonly path: string; readonly bytes: Buffer }[];
  /** Title of the first commit. */
  readonly message?: string;
}

/** A repository before it has its history. */
type NewRepository = RepositoryAddress & Pick<RepositoryView, 'id' | 'namespaceId'>;

/** PIDs have 40 random bits: one that is taken is rare, several in a row do not happen. */
const pidAttempts = 5;
const pidIsTaken: ReadonlySet<string | null> = new Set(['repository_pid_is_unique', 'pid_pkey']);

/** Founds repositories. */
@Injectable()
export class CreateRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cache: RepositoryCache,
    private readonly events: EventLog,
    private readonly firstCommit: FirstCommit,
    private readonly removal: RemoveRepository,
  ) {}

  /**
   * Founds a repository with one commit on `main`, of `files` or of nothing. Where storing the files
   * fails, no repository remains. Throws `Forbidden`, `InvalidInput`, `TooLarge`, and `Conflict`
   * (`repository-exists`).
   * @param namespace where it is to be
   * @returns its id
   */
  async create(
    viewer: Viewer,
    namespace: { readonly id: string; readonly handle: string },
    request: RepositoryRequest,
  ): Promise<string> {
    const author = requireWriter(viewer, { namespaceId: namespace.id });
    const { name } = parseRepositoryPath(`${namespace.handle}/${request.name}`, 'name');
    const text = parseCommitText(request.message ?? 'Initial commit');
    const files = request.files ?? [];
    const operations = parseOperations(files.map((file) => ({ op: 'add-bytes', ...file })));
    const repository = {
      id: newId(),
      namespaceId: namespace.id,
      kind: request.kind,
      namespace: namespace.handle,
      name,
    };
    const emptyId = await this.found(repository, async (manager) => {
      const id = await this.firstCommit.begin(manager, repository, author, text);
      if (operations.length === 0) await this.record(manager, repository, author);
      return id;
    });
    if (operations.length === 0) return repository.id;
    try {
      await this.firstCommit.fill(author, repository, { emptyId, text, operations }, (manager) =>
        this.record(manager, repository, author),
      );
    } catch (error) {
      await this.abandon(repository, emptyId);
      throw error;
    }
    return repository.id;
  }

  /** Writes the row, with a PID that nobody else ever had, and what `begin` adds. */
  private async found(
    repository: NewRepository,
    begin: (manager: EntityManager) => Promise<CommitId>,
  ): Promise<CommitId> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction(async (manager) => {
          await this.insert(manager, repository, makePid(randomBytes(8)));
          await claimName(manager, repository.id, repository);
          await this.cache.nameChanges(manager, repository);
          return begin(manager);
        });
      } catch (error) {
        if (attempt < pidAttempts && pidIsTaken.has(violatedConstraint(error))) continue;
        throw nameRefusal(error, repository);
      }
    }
  }

  private async insert(
    manager: EntityManager,
    { id, namespaceId, kind, name }: NewRepository,
    pid: Pid,
  ): Promise<void> {
    const now = this.clock.now();
    await sql(
      manager,
      `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)`,
      [id, namespaceId, kind, name, pid, now],
    );
    await sql(manager, 'INSERT INTO pid (pid, repository_id, assigned_at) VALUES ($1, $2, $3)', [
      pid,
      id,
      now,
    ]);
  }

  /** Leaves nothing of a repository whose first files could not be stored, if nobody has used it yet. */
  private async abandon(repository: NewRepository, emptyId: CommitId): Promise<void> {
    await this.database.transaction(async (manager) => {
      const unused = await sql(
        manager,
        'SELECT 1 FROM ref WHERE repository_id = $1 AND commit_id = $2 FOR UPDATE',
        [repository.id, emptyId],
      );
      if (unused.length > 0) await this.removal.removeRows(manager, repository);
    });
  }

  private record(
    manager: EntityManager,
    repository: NewRepository,
    author: AccountViewer,
  ): Promise<void> {
    const { kind, namespace, name } = repository;
    return this.events.append(manager, {
      actor: author.handle,
      action: 'repository.created',
      subject: subjectOf({ kind, fullName: `${namespace}/${name}` }),
      detail: {},
      isPublic: false,
    });
  }
}
