import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CommitId, TreeId } from '../../domain/identifiers/git-oid.js';
import { announce, Database } from '../../foundations/database/database.js';
import { LoadingCache } from './loading-cache.js';
import type { RefTable } from './revisions/ref-table.js';
import { type RepositoryAddress, type RepositoryView } from './repository-view.js';
import type { TreeEntryView } from './revisions/revision-view.js';

/** Payload: a repository's id. */
const repositoryChanged = 'repository_changed';
/** Payload: a name, folded, that leads elsewhere from now on, or to something where it did not. */
const repositoryNameChanged = 'repository_name_changed';

/** Rough bytes that a cached entry costs besides its path. */
const entryBytes = 300;
const mebibyte = 1024 * 1024;

/**
 * What this process remembers of repositories, so that a warm read asks the database nothing. Names
 * and refs are forgotten when any process changes them; trees and commits never change.
 */
@Injectable()
export class RepositoryCache implements OnModuleInit {
  /** Ids of repositories by `nameKey`, of their old names as well. */
  readonly ids = new LoadingCache<{ readonly id: string }>({
    maxSize: 100_000,
    maxMisses: 50_000,
  });
  readonly repositories = new LoadingCache<RepositoryView>({ maxSize: 50_000, maxMisses: 0 });
  /** Refs by repository. The size of one is the number of its refs. */
  readonly refs = new LoadingCache<RefTable>({
    maxSize: 200_000,
    sizeOf: ({ size }) => size + 1,
    maxMisses: 0,
  });
  /** Trees of commits by `<repository>:<commit>`. A commit may still come, hence no misses. */
  readonly commits = new LoadingCache<{ readonly id: CommitId; readonly treeId: TreeId }>({
    maxSize: 100_000,
    maxMisses: 0,
  });
  /** Entries by `<tree>:<path>`, for ever. */
  readonly entries = new LoadingCache<TreeEntryView>({
    maxSize: 64 * mebibyte,
    sizeOf: (_, key) => key.length * 2 + entryBytes,
    maxMisses: 50_000,
  });
  /** Whole listings, for ever, each sorted by path as bytes. */
  readonly listings = new LoadingCache<readonly TreeEntryView[]>({
    maxSize: 128 * mebibyte,
    sizeOf: (entries) =>
      entries.reduce((bytes, { path }) => bytes + path.length + entryBytes, entryBytes),
    maxMisses: 10_000,
  });

  constructor(private readonly database: Database) {}

  /** Begins to listen to what other processes change. Until then nothing may be served from here. */
  async onModuleInit(): Promise<void> {
    await this.database.listen(repositoryChanged, (id) => {
      this.forgetRepository(id);
    });
    await this.database.listen(repositoryNameChanged, (key) => {
      this.forgetName(key);
    });
  }

  /** Makes every process forget the repository and its refs when the transaction commits. */
  async repositoryChanges(manager: EntityManager, id: string): Promise<void> {
    await announce(manager, repositoryChanged, id);
    this.database.afterCommit(manager, () => {
      this.forgetRepository(id);
    });
  }

  /** Makes every process forget where a name leads when the transaction commits. */
  async nameChanges(manager: EntityManager, address: RepositoryAddress): Promise<void> {
    const key = nameKey(address);
    await announce(manager, repositoryNameChanged, key);
    this.database.afterCommit(manager, () => {
      this.forgetName(key);
    });
  }

  /** An empty id means that announcements were missed. */
  private forgetRepository(id: string): void {
    if (id === '') {
      this.repositories.clear();
      this.refs.clear();
      return;
    }
    this.repositories.forget(id);
    this.refs.forget(id);
  }

  private forgetName(key: string): void {
    if (key === '') this.ids.clear();
    else this.ids.forget(key);
  }
}

/** Two addresses have one key where they name one repository. */
export function nameKey({ kind, namespace, name }: RepositoryAddress): string {
  return `${kind}:${namespace.toLowerCase()}/${name.toLowerCase()}`;
}
