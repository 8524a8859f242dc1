import { Injectable } from '@nestjs/common';
import { Database } from '../../foundations/database/database.js';

/** A release as a list of another room names it. */
export interface ReleaseLabel {
  readonly repositoryId: string;
  /** As it was published; in any case. */
  readonly version: string;
}

/** Finds releases by what they are called. */
@Injectable()
export class LabelledReleases {
  constructor(private readonly database: Database) {}

  /**
   * The ids of published and withdrawn releases, in the order of their labels; null where there is none.
   * Served by release_version_is_unique.
   */
  async findIds(labels: readonly ReleaseLabel[]): Promise<readonly (string | null)[]> {
    const rows = await this.database.query<{ id: string | null }>(
      `SELECT r.id FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS label (repository_id, version, place)
         LEFT JOIN release r ON r.repository_id = label.repository_id
           AND r.version_folded = lower(label.version) AND r.state IN ('published', 'withdrawn')
           AND r.state <> 'abandoned'
       ORDER BY place`,
      [labels.map(({ repositoryId }) => repositoryId), labels.map(({ version }) => version)],
    );
    return rows.map(({ id }) => id);
  }
}
