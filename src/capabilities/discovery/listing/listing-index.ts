import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { firstRecentDay } from '../usage/aggregate-usage.js';
import type { DraftAudience } from './listing-statement.js';
import { type ListedFacts, listingTokens } from './listing-tokens.js';

/** The revision of a repository that lists name: of a released one the latest release, for everybody. */
export interface ListedHead {
  readonly repositoryId: string;
  readonly kind: RepositoryKind;
  readonly namespaceId: string;
  /** `namespace/name` */
  readonly fullName: string;
  readonly isPublic: boolean;
  readonly createdAt: Date;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  /** When the commit was made. */
  readonly modifiedAt: Date;
  readonly fileCount: number;
  readonly sizeBytes: number;
}

/** A listed revision of which nobody has read yet what lists are filtered by. */
export interface UndescribedRevision {
  readonly repositoryId: string;
  readonly treeId: TreeId;
}

/** Keeps what lists know of repositories in step with them. */
@Injectable()
export class ListingIndex {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Lists a revision in the place of what stood there, in the transaction that makes it the one to show.
   * What a draft said of itself is forgotten when another revision is published.
   */
  async put(manager: EntityManager, head: ListedHead): Promise<void> {
    await manager.query(putHead, [
      head.repositoryId,
      head.kind,
      head.namespaceId,
      head.isPublic,
      head.createdAt.toISOString(),
      head.modifiedAt.toISOString(),
      head.sizeBytes,
      head.fileCount,
      head.commitId,
      head.treeId,
      head.fullName.toLowerCase(),
      firstRecentDay(this.clock.now()),
      (head.isPublic ? this.clock.now() : head.createdAt).toISOString(),
    ]);
  }

  /** Lists a repository no more. Harmless where it was not listed. */
  async remove(manager: EntityManager, repositoryId: string): Promise<void> {
    await manager.query('DELETE FROM listing WHERE repository_id = $1', [repositoryId]);
  }

  /**
   * Some of the revisions that still have to be described, of those that the audience may see; served by
   * `listing_undescribed` and the primary key.
   */
  undescribed(audience: DraftAudience | null, limit: number): Promise<UndescribedRevision[]> {
    return audience === null
      ? this.database.prepared('discovery-undescribed-public', undescribedPublic, [limit])
      : this.database.prepared('discovery-undescribed', undescribed, [
          limit,
          audience.namespaceIds,
          audience.repositoryIds,
        ]);
  }

  /** Adds what a revision says of itself; nothing happens where another one is listed by now. */
  async describe(
    { repositoryId, treeId }: UndescribedRevision,
    facts: ListedFacts & { readonly parameters: number; readonly descriptionLength: number },
  ): Promise<void> {
    await this.database.query(
      `UPDATE listing SET is_described = true, tokens = $3, parameters = $4,
         description_length = $5
       WHERE repository_id = $1 AND tree_id = $2`,
      [repositoryId, treeId, listingTokens(facts), facts.parameters, facts.descriptionLength],
    );
  }
}

const keepsItsFacts = `
  (listing.tree_id = excluded.tree_id OR (listing.is_public AND excluded.is_public))`;

const putHead = `
  INSERT INTO listing (repository_id, kind, namespace_id, is_public, created_at, modified_at,
    size_bytes, file_count, commit_id, tree_id, full_name_folded, downloads, listed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, (
    SELECT coalesce(sum(requests), 0) FROM usage_day
    WHERE repository_id = $1 AND version = '' AND agent IN ('regular', 'machine')
      AND day >= $12::date), $13)
  ON CONFLICT (repository_id) DO UPDATE SET
    kind = excluded.kind,
    namespace_id = excluded.namespace_id,
    is_public = excluded.is_public,
    listed_at = CASE WHEN listing.is_public AND excluded.is_public THEN listing.listed_at
      ELSE excluded.listed_at END,
    is_described = listing.is_described AND listing.tree_id = excluded.tree_id,
    modified_at = excluded.modified_at,
    size_bytes = excluded.size_bytes,
    file_count = excluded.file_count,
    commit_id = excluded.commit_id,
    tree_id = excluded.tree_id,
    full_name_folded = excluded.full_name_folded,
    tokens = CASE WHEN ${keepsItsFacts} THEN listing.tokens ELSE '{}' END,
    parameters = CASE WHEN ${keepsItsFacts} THEN listing.parameters ELSE 0 END,
    description_length = CASE WHEN ${keepsItsFacts} THEN listing.description_length ELSE 0 END
  WHERE (listing.namespace_id, listing.is_public, listing.commit_id, listing.full_name_folded)
    IS DISTINCT FROM
    (excluded.namespace_id, excluded.is_public, excluded.commit_id, excluded.full_name_folded)`;

const undescribedPublic = `
  SELECT repository_id AS "repositoryId", tree_id AS "treeId" FROM listing
  WHERE NOT is_described AND is_public LIMIT $1`;

const undescribed = `
  (${undescribedPublic})
  UNION ALL
  (SELECT repository_id, tree_id FROM listing
   WHERE NOT is_described AND NOT is_public
     AND (namespace_id = ANY ($2::uuid[]) OR repository_id = ANY ($3::uuid[])) LIMIT $1)`;
