import { Injectable } from '@nestjs/common';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { Database } from '../../foundations/database/database.js';
import type { ReleaseView } from './release-view.js';

/** A release that holds some bytes, and as what. */
export interface BlobHolder {
  readonly sha256: Sha256;
  readonly kind: RepositoryKind;
  /** Handle. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly state: ReleaseView['state'];
  readonly path: string;
  readonly title: string;
  /** PID of the record as a concept. */
  readonly conceptPid: string;
}

/** Which releases hold bytes, whoever may see them: for upkeep and for stewards. */
@Injectable()
export class BlobHolders {
  constructor(private readonly database: Database) {}

  /**
   * Of each SHA-256 some of the releases that hold it, candidates and withdrawn ones among them; served by
   * release_file_by_sha256.
   * @param limit of releases for each SHA-256
   */
  async of(
    sha256s: readonly Sha256[],
    limit: number,
  ): Promise<ReadonlyMap<Sha256, readonly BlobHolder[]>> {
    const rows = await this.database.query<BlobHolder>(
      `SELECT wanted.sha256, r.kind, n.handle AS namespace, r.name, release.version, release.state,
         f.path, release.metadata ->> 'title' AS title, r.pid AS "conceptPid"
       FROM unnest($1::text[]) AS wanted (sha256) CROSS JOIN LATERAL (
         SELECT DISTINCT ON (release_id) release_id, path FROM release_file
         WHERE sha256 = wanted.sha256 ORDER BY release_id, path LIMIT $2) AS f
       JOIN release ON release.id = f.release_id AND release.state <> 'abandoned'
       JOIN repository r ON r.id = release.repository_id
       JOIN namespace n ON n.id = r.namespace_id
       ORDER BY wanted.sha256, f.release_id`,
      [sha256s, limit],
    );
    const holders = new Map<Sha256, BlobHolder[]>();
    for (const row of rows) holders.set(row.sha256, [...(holders.get(row.sha256) ?? []), row]);
    return holders;
  }
}
