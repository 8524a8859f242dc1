import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../foundations/database/database.js';
import { type ListedHead, ListingIndex } from '../discovery/index.js';
import { RepositoryCache } from './repository-cache.js';

type HeadRow = Omit<ListedHead, 'repositoryId' | 'sizeBytes'> & { readonly sizeBytes: string };

/** Tells lists and caches when there is something else to show of a repository. */
@Injectable()
export class HeadChanges {
  constructor(
    private readonly cache: RepositoryCache,
    private readonly listings: ListingIndex,
  ) {}

  /**
   * Lists a repository as it is by now in the transaction: its latest release for everybody, or the head
   * of `main` for members where nothing was released yet; what is withdrawn alone is not listed. The row
   * of the repository stays locked, so that those who change what is shown come one after the other.
   * Every process forgets what it knew when the transaction commits.
   */
  async headChanges(manager: EntityManager, repositoryId: string): Promise<void> {
    await sql(manager, 'SELECT 1 FROM repository WHERE id = $1 FOR NO KEY UPDATE', [repositoryId]);
    const [head] = await sql<HeadRow>(manager, readHead, [repositoryId]);
    if (head === undefined) await this.listings.remove(manager, repositoryId);
    else {
      const sizeBytes = Number(head.sizeBytes);
      await this.listings.put(manager, { ...head, repositoryId, sizeBytes });
    }
    await this.cache.repositoryChanges(manager, repositoryId);
  }
}

const readHead = `
  SELECT r.kind, r.namespace_id AS "namespaceId", n.handle || '/' || r.name AS "fullName",
    r.public_commit IS NOT NULL AS "isPublic", r.created_at AS "createdAt", c.id AS "commitId",
    c.tree_id AS "treeId", c.committed_at AS "modifiedAt", t.file_count AS "fileCount",
    t.total_bytes AS "sizeBytes"
  FROM repository r
    JOIN namespace n ON n.id = r.namespace_id
    LEFT JOIN ref main ON main.repository_id = r.id AND main.name = 'main' AND main.kind = 'branch'
    JOIN git_commit c ON c.repository_id = r.id AND c.id = coalesce(r.public_commit, main.commit_id)
    JOIN tree t ON t.id = c.tree_id
  WHERE r.id = $1 AND (
    r.public_commit IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM ref WHERE repository_id = r.id AND visibility <> 'draft'))`;
