import { Injectable } from '@nestjs/common';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import { canWrite } from '../../domain/release/policies.js';
import { requireAccount } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import {
  repositoryColumns,
  type RepositoryRow,
  type RepositoryView,
  toRepositoryView,
} from './repository-view.js';

/** A repository that its viewer may write to, with what stands at the head of `main`. */
export interface DepositView {
  readonly repository: RepositoryView;
  readonly treeId: TreeId;
  /** Whether the public sees that head, as the latest release. */
  readonly headIsPublic: boolean;
}

export interface DepositPage {
  readonly items: readonly DepositView[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

/** Which deposits, and how many of them. */
export interface DepositQuery {
  /** Only those whose `main` holds something else than what the public sees. */
  readonly unreleasedOnly: boolean;
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor: string | null;
}

type DepositRow = RepositoryRow & {
  readonly tree_id: TreeId;
  readonly head: string;
  readonly updated_us: number;
};

/** Lists what somebody works on. */
@Injectable()
export class DepositDirectory {
  constructor(private readonly database: Database) {}

  /**
   * The repositories that the viewer may write to, the one changed last first; each namespace is served
   * by `repository_by_namespace_update`. Throws `Unauthenticated`, and `InvalidInput` (`cursor`).
   */
  async list(viewer: Viewer, query: DepositQuery): Promise<DepositPage> {
    const { memberships } = requireAccount(viewer);
    const namespaceIds = [...memberships.keys()].filter((namespaceId) =>
      canWrite(viewer, { namespaceId }),
    );
    const [afterUs, afterId] = query.cursor === null ? [null, null] : readCursor(query.cursor);
    const rows = await this.database.query<DepositRow>(statement, [
      namespaceIds,
      query.unreleasedOnly,
      afterUs,
      afterId,
      query.limit + 1,
    ]);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({
        repository: toRepositoryView(row),
        treeId: row.tree_id,
        headIsPublic: row.head === row.public_commit,
      })),
      next:
        last === undefined || rows.length === shown.length
          ? null
          : encodeCursor([last.updated_us, last.id]),
    };
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(text: string): readonly [number | null, string | null] {
  const [updatedUs, id] = decodeCursor(text, ['number', 'string']);
  // Nobody else writes such a cursor; the list then begins anew.
  return Number.isSafeInteger(updatedUs) && uuid.test(id) ? [updatedUs, id] : [null, null];
}

const statement = `
  SELECT page.* FROM unnest($1::uuid[]) AS mine (namespace_id)
  CROSS JOIN LATERAL (
    SELECT ${repositoryColumns}, c.tree_id, c.id AS head,
           (extract(epoch FROM r.updated_at) * 1000000)::float8 AS updated_us
    FROM repository r
    JOIN namespace n ON n.id = r.namespace_id
    JOIN ref main ON main.repository_id = r.id AND main.name = 'main' AND main.kind = 'branch'
    JOIN git_commit c ON c.repository_id = r.id AND c.id = main.commit_id
    WHERE r.namespace_id = mine.namespace_id
      AND (NOT $2 OR main.commit_id IS DISTINCT FROM r.public_commit)
      AND ($3::float8 IS NULL OR (r.updated_at, r.id)
           < (timestamptz 'epoch' + $3::float8 * interval '1 microsecond', $4::uuid))
    ORDER BY r.updated_at DESC, r.id DESC LIMIT $5
  ) AS page
  ORDER BY page.updated_us DESC, page.id DESC LIMIT $5`;
