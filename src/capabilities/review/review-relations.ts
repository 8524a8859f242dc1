import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import { opinionPageOf } from '../../domain/scholarly/record-addresses.js';
import type { RelatedIdentifier } from '../../domain/scholarly/scholarly-record.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database } from '../../foundations/database/database.js';
import { FurtherRelations } from '../releases/index.js';

interface GivenOpinion {
  readonly id: string;
  readonly releaseId: string;
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
}

/** So many opinions on one release stand in its record. */
const mostOfARelease = 200;

/** Names the published opinions in the records of what they are about (scholarly G). */
@Injectable()
export class ReviewRelations implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly relations: FurtherRelations,
    private readonly server: ServerConfig,
  ) {}

  onModuleInit(): void {
    this.relations.add((releaseIds) => this.reviewsOf(releaseIds));
  }

  /** Served by `opinion_by_release`. */
  private async reviewsOf(
    releaseIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RelatedIdentifier[]>> {
    const rows = await this.database.query<GivenOpinion>(
      `SELECT o.id, r.id AS "releaseId", p.kind, n.handle AS namespace, p.name, r.version
       FROM release r
       JOIN repository p ON p.id = r.repository_id
       JOIN namespace n ON n.id = p.namespace_id
       CROSS JOIN LATERAL (SELECT id FROM opinion WHERE release_id = r.id
                           ORDER BY id LIMIT $2) o
       WHERE r.id = ANY ($1::uuid[]) AND r.state IN ('published', 'withdrawn')
       ORDER BY o.id`,
      [releaseIds, mostOfARelease],
    );
    const found = new Map<string, RelatedIdentifier[]>();
    for (const row of rows) {
      const review: RelatedIdentifier = {
        relation: 'IsReviewedBy',
        identifier: opinionPageOf(this.server.publicUrl, row, row.version, row.id),
        scheme: 'URL',
        resourceTypeGeneral: 'PeerReview',
      };
      found.set(row.releaseId, [...(found.get(row.releaseId) ?? []), review]);
    }
    return found;
  }
}
