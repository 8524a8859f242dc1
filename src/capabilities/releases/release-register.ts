import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import { Database } from '../../foundations/database/database.js';

/** A published release by its name alone, for whoever walks through all of them. */
export interface RegisteredRelease {
  readonly kind: RepositoryKind;
  /** Handle as it is shown. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly releaseId: string;
  readonly publishedAt: Date;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * All published releases in the order of their publication, in parts that stay what they are: what is
 * published later comes at the end.
 */
@Injectable()
export class ReleaseRegister {
  constructor(private readonly database: Database) {}

  /**
   * The cursor of each part, in order; one index is walked through, and no table is read.
   * @param size releases of a part
   */
  async parts(size: number): Promise<string[]> {
    const rows = await this.database.query<RegisterKey>(partsStatement, [size]);
    return rows.map(({ microseconds, id }) => encodeCursor([microseconds, id]));
  }

  /**
   * The releases from a cursor of `parts` on; served by `release_published`. Throws `InvalidInput` for
   * what is no such cursor.
   */
  async part(cursor: string, size: number): Promise<RegisteredRelease[]> {
    const [microseconds, id] = decodeCursor(cursor, ['string', 'string']);
    if (!/^\d{1,17}$/.test(microseconds) || !uuid.test(id)) {
      throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
    }
    return this.database.query<RegisteredRelease>(partStatement, [microseconds, id, size]);
  }
}

/** Where a part begins. */
interface RegisterKey {
  /** Since 1970, of the publication; as text, so that none is lost. */
  readonly microseconds: string;
  readonly id: string;
}

export const partsStatement = `
  SELECT (extract(epoch FROM published_at) * 1000000)::bigint::text AS microseconds, id
  FROM (
    SELECT published_at, id, row_number() OVER (ORDER BY published_at, id) AS place
    FROM release WHERE state = 'published') AS placed
  WHERE (place - 1) % $1 = 0 ORDER BY place`;

export const partStatement = `
  SELECT repository.kind, n.handle AS namespace, repository.name, part.version,
    part.id AS "releaseId", part.published_at AS "publishedAt"
  FROM (
    SELECT id, version, repository_id, published_at FROM release
    WHERE state = 'published' AND (published_at, id)
      >= (timestamptz 'epoch' + $1::bigint * interval '1 microsecond', $2::uuid)
    ORDER BY published_at, id LIMIT $3) AS part
  JOIN repository ON repository.id = part.repository_id
  JOIN namespace n ON n.id = repository.namespace_id
  ORDER BY part.published_at, part.id`;
