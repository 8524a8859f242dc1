import { Injectable } from '@nestjs/common';
import { Moved, NotFound } from '../../domain/errors/sphere-error.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import { canOwn, canSeeRepository, canWrite } from '../../domain/release/policies.js';
import { requireAble, requireAccount } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import type { DraftAudience } from '../discovery/index.js';
import { nameKey, RepositoryCache } from './repository-cache.js';
import {
  type RepositoryAddress,
  repositoryColumns,
  type RepositoryRow,
  type RepositoryView,
  toRepositoryView,
} from './repository-view.js';

/** No name is longer or holds anything else (design §1); whatever does is not worth a query. */
const nameShape = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9_.-]{1,96}$/;

/** Finds repositories by name, for those who may see them. */
@Injectable()
export class RepositoryDirectory {
  constructor(
    private readonly database: Database,
    private readonly cache: RepositoryCache,
  ) {}

  /**
   * The repository of that name. Throws `NotFound` (`repository-not-found`) where there is none or
   * the viewer may not see it, and `Moved` where it has another name or spelling now.
   */
  async require(viewer: Viewer, address: RepositoryAddress): Promise<RepositoryView> {
    const asked = `${address.namespace}/${address.name}`;
    const repository = await this.byName(address);
    if (repository === null || !canSeeRepository(viewer, repository)) {
      throw new NotFound(
        'repository-not-found',
        `There is no ${address.kind} "${asked.slice(0, 140)}" for you to see.`,
        { facts: { name: asked.slice(0, 140) } },
      );
    }
    if (repository.fullName !== asked) {
      const { kind, namespace, name } = repository;
      throw new Moved(asked, { kind, namespace, name });
    }
    return repository;
  }

  /** As `require`; throws `Unauthenticated` or `Forbidden` besides for anyone but writers. */
  async requireWritable(viewer: Viewer, address: RepositoryAddress): Promise<RepositoryView> {
    const repository = await this.require(viewer, address);
    requireWriter(viewer, repository);
    return repository;
  }

  /** As `require`; throws `Unauthenticated` or `Forbidden` besides for anyone but owners. */
  async requireOwned(viewer: Viewer, address: RepositoryAddress): Promise<RepositoryView> {
    const repository = await this.require(viewer, address);
    requireOwner(viewer, repository);
    return repository;
  }

  /** The repository of that id, whoever asks; null where there is none. */
  byId(id: string): Promise<RepositoryView | null> {
    return this.cache.repositories.load(id, async () => {
      const [row] = await this.database.prepared<RepositoryRow>(
        'repositories-by-id',
        `SELECT ${repositoryColumns} FROM repository r JOIN namespace n ON n.id = r.namespace_id
         WHERE r.id = $1`,
        [id],
      );
      return row === undefined ? null : toRepositoryView(row);
    });
  }

  /**
   * The repository of that id, which the viewer was let write to before. Throws `NotFound`
   * (`repository-not-found`) where it is gone, `Forbidden` where the right is.
   */
  async requireWritableById(viewer: Viewer, id: string): Promise<RepositoryView> {
    const repository = await this.byId(id);
    if (repository === null) {
      throw new NotFound('repository-not-found', 'The repository is there no more.', {});
    }
    requireWriter(viewer, repository);
    return repository;
  }

  /** The repositories of those ids by their ids, whoever asks. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, RepositoryView>> {
    const rows = await this.database.prepared<RepositoryRow>(
      'repositories-by-ids',
      `SELECT ${repositoryColumns} FROM repository r JOIN namespace n ON n.id = r.namespace_id
       WHERE r.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, toRepositoryView(row)]));
  }

  /**
   * Whose drafts a viewer may read, as `canReadDraft` decides one by one; null where there are none.
   * Served by `repository_guest_by_account`.
   */
  async draftsFor(viewer: Viewer): Promise<DraftAudience | null> {
    if (viewer.kind === 'anonymous') return null;
    const guests = await this.database.prepared<{ readonly id: string }>(
      'repositories-of-guest',
      'SELECT repository_id AS id FROM repository_guest WHERE account_id = $1',
      [viewer.accountId],
    );
    return {
      namespaceIds: [...viewer.memberships.keys()],
      repositoryIds: guests.map(({ id }) => id),
    };
  }

  /**
   * How many repositories of each kind a namespace shows to everybody; counted in
   * `repository_public_by_namespace`.
   */
  async countPublic(namespaceId: string): Promise<Readonly<Record<RepositoryKind, number>>> {
    const rows = await this.database.query<{ kind: RepositoryKind; count: number }>(
      `SELECT kind, count(*)::int AS count FROM repository
       WHERE namespace_id = $1 AND public_commit IS NOT NULL GROUP BY kind`,
      [namespaceId],
    );
    return {
      model: 0,
      paper: 0,
      dataset: 0,
      ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
    };
  }

  /** The repository of that name or of one that it had, in any case, whoever asks; null for none. */
  async byName(address: RepositoryAddress): Promise<RepositoryView | null> {
    if (!nameShape.test(`${address.namespace}/${address.name}`)) return null;
    const found = await this.cache.ids.load(nameKey(address), () => this.readId(address));
    return found === null ? null : this.byId(found.id);
  }

  /** By its name or one that it had; no name is both, see `createRepository`. */
  private async readId(address: RepositoryAddress): Promise<{ id: string } | null> {
    const [row] = await this.database.prepared<{ id: string }>(
      'repositories-id-by-name',
      `SELECT r.id FROM repository r JOIN namespace n ON n.id = r.namespace_id
       WHERE n.handle_folded = $2 AND r.kind = $1 AND r.name_folded = $3
       UNION ALL
       SELECT repository_id FROM repository_redirect
       WHERE kind = $1 AND namespace_folded = $2 AND name_folded = $3`,
      [address.kind, address.namespace.toLowerCase(), address.name.toLowerCase()],
    );
    return row ?? null;
  }
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but writers. */
export function requireWriter(viewer: Viewer, repository: { readonly namespaceId: string }) {
  const isAble = canWrite(viewer, repository);
  return requireAble(requireAccount(viewer), isAble, 'write to this repository', 'writer');
}

/** Throws `Unauthenticated` or `Forbidden` for anyone but owners. */
export function requireOwner(viewer: Viewer, repository: { readonly namespaceId: string }) {
  const isAble = canOwn(viewer, repository);
  return requireAble(requireAccount(viewer), isAble, 'do this with the repository', 'owner');
}
