import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { Database } from '../../../foundations/database/database.js';

/** A record by its name alone, for whoever walks through all of them. */
export interface RegisteredRecord {
  readonly kind: RepositoryKind;
  /** Handle as it is shown. */
  readonly namespace: string;
  readonly name: string;
  /** Of the release shown. */
  readonly releaseId: string;
  /** When the release shown was published. */
  readonly publishedAt: Date;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * All published records in the order of their first publication, in parts that stay what they are: what
 * is published later comes at the end.
 */
@Injectable()
export class RecordRegister {
  constructor(private readonly database: Database) {}

  /**
   * The cursor of each part, in order; one index is walked through, and no table is read.
   * @param size records of a part
   */
  async parts(size: number): Promise<string[]> {
    const rows = await this.database.query<RegisterKey>(partsStatement, [size]);
    return rows.map(writeCursor);
  }

  /**
   * The records from a cursor of `parts` on; served by `record_search_by_first_publication`. Throws
   * `InvalidInput` for what is no such cursor.
   */
  async part(cursor: string, size: number): Promise<RegisteredRecord[]> {
    const { microseconds, id } = readCursor(cursor);
    return this.database.query<RegisteredRecord>(partStatement, [microseconds, id, size]);
  }
}

/** Where a part begins. */
interface RegisterKey {
  /** Since 1970, of the first publication; as text, so that none is lost. */
  readonly microseconds: string;
  readonly id: string;
}

export const partsStatement = `
  SELECT (extract(epoch FROM first_published_at) * 1000000)::bigint::text AS microseconds,
    repository_id AS id
  FROM (
    SELECT first_published_at, repository_id,
      row_number() OVER (ORDER BY first_published_at, repository_id) AS place
    FROM record_search) AS placed
  WHERE (place - 1) % $1 = 0 ORDER BY place`;

export const partStatement = `
  WITH part AS MATERIALIZED (
    SELECT first_published_at, published_at, repository_id FROM record_search
    WHERE (first_published_at, repository_id)
      >= (timestamptz 'epoch' + $1::bigint * interval '1 microsecond', $2::uuid)
    ORDER BY first_published_at, repository_id LIMIT $3)
  SELECT document ->> 'kind' AS kind, document ->> 'namespace' AS namespace,
    document ->> 'name' AS name, document ->> 'releaseId' AS "releaseId", published_at AS "publishedAt"
  FROM part JOIN record_document USING (repository_id)
  ORDER BY first_published_at, repository_id`;

function writeCursor({ microseconds, id }: RegisterKey): string {
  return encodeCursor([microseconds, id]);
}

function readCursor(cursor: string): RegisterKey {
  const [microseconds, id] = decodeCursor(cursor, ['string', 'string']);
  if (/^\d{1,17}$/.test(microseconds) && uuid.test(id)) return { microseconds, id };
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
}
