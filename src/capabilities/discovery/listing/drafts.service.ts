import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { Database } from '../../../foundations/database/database.js';
import type { DraftAudience } from './listing-statement.js';

/** A repository that nothing was released of. */
export interface ListedDraft {
  readonly repositoryId: string;
  /** When its last commit was made. */
  readonly modifiedAt: Date;
}

export interface DraftPage {
  readonly items: readonly ListedDraft[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lists what is still in the making. */
@Injectable()
export class DraftsService {
  constructor(private readonly database: Database) {}

  /**
   * The drafts of a namespace, of all kinds, that the audience may read, the last changed first; served
   * by `listing_of_drafts_by_modification`. Throws `InvalidInput` for a cursor of another list.
   * @param audience null for strangers, who see none
   */
  async ofNamespace(
    namespaceId: string,
    audience: DraftAudience | null,
    { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
  ): Promise<DraftPage> {
    const after = cursor === null ? null : readCursor(cursor);
    const isMember = audience?.namespaceIds.includes(namespaceId) ?? false;
    const guestOf = audience?.repositoryIds ?? [];
    if (!isMember && guestOf.length === 0) return { items: [], next: null };
    const parameters: unknown[] = [namespaceId, limit + 1];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [
      'NOT is_public',
      'namespace_id = $1',
      ...(isMember ? [] : [`repository_id = ANY (${bind(guestOf)}::uuid[])`]),
      ...(after === null
        ? []
        : [
            `(modified_at, repository_id) < (${bind(after.modifiedAt)}::timestamptz, ${bind(after.repositoryId)}::uuid)`,
          ]),
    ];
    const rows = await this.database.query<ListedDraft>(
      `SELECT repository_id AS "repositoryId", modified_at AS "modifiedAt" FROM listing
       WHERE ${conditions.join(' AND ')}
       ORDER BY modified_at DESC, repository_id DESC LIMIT $2`,
      parameters,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : writeCursor(last) };
  }
}

// Commits are dated in whole seconds, so that nothing is lost between the two forms of an instant.
function writeCursor({ modifiedAt, repositoryId }: ListedDraft): string {
  return encodeCursor([modifiedAt.getTime(), repositoryId]);
}

function readCursor(cursor: string): ListedDraft {
  const [time, repositoryId] = decodeCursor(cursor, ['number', 'string'], 'drafts');
  const modifiedAt = new Date(time);
  const year = modifiedAt.getUTCFullYear();
  if (uuid.test(repositoryId) && year >= 1 && year <= 9999) return { modifiedAt, repositoryId };
  throw InvalidInput.field('drafts', 'cursor', 'This is not a cursor of this list.');
}
