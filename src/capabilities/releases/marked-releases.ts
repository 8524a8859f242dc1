import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { NoticeKind, WithdrawalCategory } from '../../domain/release/states.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';

/** A release as the list of those under a mark names it. */
export interface MarkedRelease<Mark extends string> {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly mark: Mark;
  /** ISO 8601, UTC. */
  readonly markedAt: string;
}

/** A page of marked releases; `next` is null at the end. */
export interface MarkedPage<Mark extends string> {
  readonly items: readonly MarkedRelease<Mark>[];
  readonly next: string | null;
}

interface PageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

type Row<Mark extends string> = MarkedRelease<Mark> & { readonly id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What stewards have withdrawn, and what stands under a notice. */
@Injectable()
export class MarkedReleases {
  constructor(private readonly database: Database) {}

  /**
   * Withdrawn releases, the one withdrawn last first; served by `release_withdrawn`.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` for the cursor.
   */
  async withdrawn(viewer: Viewer, page: PageRequest): Promise<MarkedPage<WithdrawalCategory>> {
    requireSteward(viewer);
    const [at, id] = page.cursor === undefined ? ['infinity', lastId] : readInstant(page.cursor);
    const rows = await this.database.query<Row<WithdrawalCategory>>(
      `SELECT ${columns}, r.withdrawal ->> 'category' AS mark,
              r.withdrawal ->> 'withdrawnAt' AS "markedAt"
         FROM release r ${names}
        WHERE r.state = 'withdrawn' AND (r.withdrawn_at, r.id) < ($1::timestamptz, $2::uuid)
        ORDER BY r.withdrawn_at DESC, r.id DESC LIMIT $3`,
      [at, id, page.limit + 1],
    );
    return toPage(rows, page.limit, (row) => [row.markedAt, row.id]);
  }

  /**
   * Releases under a notice, the newest first; served by `release_under_notice`.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` for the cursor.
   */
  async underNotice(viewer: Viewer, page: PageRequest): Promise<MarkedPage<NoticeKind>> {
    requireSteward(viewer);
    const rows = await this.database.query<Row<NoticeKind>>(
      `SELECT ${columns}, r.notice ->> 'kind' AS mark, r.notice ->> 'setAt' AS "markedAt"
         FROM release r ${names}
        WHERE r.notice IS NOT NULL AND r.id < $1
        ORDER BY r.id DESC LIMIT $2`,
      [page.cursor === undefined ? lastId : readId(page.cursor), page.limit + 1],
    );
    return toPage(rows, page.limit, (row) => [row.id]);
  }
}

const columns = 'r.id, repository.kind, n.handle AS namespace, repository.name, r.version';
const names = `JOIN repository ON repository.id = r.repository_id
         JOIN namespace n ON n.id = repository.namespace_id`;

function toPage<Mark extends string>(
  rows: readonly Row<Mark>[],
  limit: number,
  keyOf: (row: Row<Mark>) => readonly string[],
): MarkedPage<Mark> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : encodeCursor(keyOf(last)) };
}

function readInstant(cursor: string): readonly [string, string] {
  const [at, id] = decodeCursor(cursor, ['string', 'string']);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) && uuid.test(id)) {
    return [at, id];
  }
  throw badCursor();
}

function readId(cursor: string): string {
  const [id] = decodeCursor(cursor, ['string']);
  if (uuid.test(id)) return id;
  throw badCursor();
}

function badCursor(): InvalidInput {
  return InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
}
