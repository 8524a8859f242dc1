import { Injectable } from '@nestjs/common';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { Database } from '../../../foundations/database/database.js';

/** A tag that published repositories carry. */
export interface ListedTag {
  readonly type: string;
  /** With its type in front, as `language:en`. */
  readonly token: string;
  readonly count: number;
}

/** The commonest of a type are shown; nobody reads through more. */
const tagsOfType = 1_000;

/** Which tags there are. */
@Injectable()
export class ListedTags {
  constructor(private readonly database: Database) {}

  /** The commonest tags of each type first, of published repositories only; by `listing_token_by_count`. */
  find(kind: RepositoryKind, types: readonly string[]): Promise<ListedTag[]> {
    return this.database.prepared<ListedTag>(
      'discovery-listed-tags',
      `SELECT tag.* FROM unnest($2::text[]) AS wanted (type), LATERAL (
         SELECT type, token, listing_count AS count FROM listing_token
         WHERE kind = $1 AND type = wanted.type AND listing_count > 0
         ORDER BY listing_count DESC, token LIMIT $3) AS tag`,
      [kind, types, tagsOfType],
    );
  }
}
