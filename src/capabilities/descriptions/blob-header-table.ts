import { Injectable } from '@nestjs/common';
import type { HeaderFacts } from '../../domain/description/header-facts.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { Database, violatedConstraint } from '../../foundations/database/database.js';

/** Raise it when more is kept of a header: facts of another format are read anew. */
const factsFormat = 1;

/** Reads many at once by the primary key: `$1` SHA-256 values, `$2` the format. */
export const findHeaders =
  'SELECT sha256, facts FROM blob_header WHERE sha256 = ANY ($1) AND format = $2';

/** What headers said, by the bytes that they begin: many revisions have the same weights. */
@Injectable()
export class BlobHeaderTable {
  constructor(private readonly database: Database) {}

  /** Those that are known; by the primary key. */
  async findMany(sha256s: readonly Sha256[]): Promise<Map<Sha256, HeaderFacts>> {
    const rows = await this.database.prepared<{ sha256: Sha256; facts: HeaderFacts }>(
      'descriptions-find-headers',
      findHeaders,
      [sha256s, factsFormat],
    );
    return new Map(rows.map(({ sha256, facts }) => [sha256, facts]));
  }

  async store(sha256: Sha256, facts: HeaderFacts): Promise<void> {
    try {
      await this.database.query(
        `INSERT INTO blob_header (sha256, facts, format) VALUES ($1, $2, $3)
         ON CONFLICT (sha256) DO UPDATE SET facts = excluded.facts, format = excluded.format
           WHERE blob_header.format < excluded.format`,
        [sha256, JSON.stringify(facts), factsFormat],
      );
    } catch (error) {
      // The blob was collected meanwhile.
      if (violatedConstraint(error) !== 'blob_header_is_of_a_blob') throw error;
    }
  }
}
