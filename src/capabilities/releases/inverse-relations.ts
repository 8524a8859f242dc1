import { Injectable } from '@nestjs/common';
import { inverseFor } from '../../domain/card/inverse-relations.js';
import type { RecordMetadata, RelatedWork } from '../../domain/card/record-metadata.js';
import type { RelationType } from '../../domain/card/vocabularies.js';
import { doiKey, ownIdentifiers, pidKey } from '../../domain/card/work-identifiers.js';
import { Database } from '../../foundations/database/database.js';
import { CitationsService, type RecordDocument } from '../discovery/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { citableNamesOf } from './citable-names.js';

/** A work here that names another, seen from the one that is named. */
export interface InverseRelation {
  readonly relation: RelationType;
  readonly role: string | null;
  readonly document: RecordDocument;
}

/** Finds what other records say of one: shown on it as soon as they are published (scholarly A.4). */
@Injectable()
export class InverseRelations {
  constructor(
    private readonly database: Database,
    private readonly citations: CitationsService,
  ) {}

  /**
   * The most downloaded works of each kind that name this one.
   * @param limit of each kind
   */
  async of(
    repository: RepositoryView,
    metadata: RecordMetadata,
    limit: number,
  ): Promise<{ readonly items: readonly InverseRelation[]; readonly total: number }> {
    const { pids, dois } = await citableNamesOf(this.database, repository);
    const keys = [...ownIdentifiers(metadata), ...pids.map(pidKey), ...dois.map(doiKey)];
    const found = await Promise.all(
      (['model', 'dataset', 'paper'] as const).map((kind) =>
        this.citations.citing(kind, keys, limit),
      ),
    );
    const documents = found
      .flatMap(({ items }) => items.map(({ document }) => document))
      .filter(({ repositoryId }) => repositoryId !== repository.id);
    const stated = await this.relatedOf(documents.map(({ releaseId }) => releaseId));
    const named = new Set(keys);
    return {
      items: documents.map((document) => ({
        ...inverseFor(stated.get(document.releaseId) ?? [], named),
        document,
      })),
      total: found.reduce((sum, { total }) => sum + total, 0),
    };
  }

  private async relatedOf(
    releaseIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RelatedWork[]>> {
    const rows = await this.database.query<{ id: string; related: readonly RelatedWork[] | null }>(
      `SELECT r.id, coalesce(
         (SELECT a.result FROM amendment a WHERE a.release_id = r.id ORDER BY a.number DESC LIMIT 1),
         r.metadata) -> 'related' AS related
       FROM release r WHERE r.id = ANY ($1::uuid[])`,
      [releaseIds],
    );
    return new Map(rows.map(({ id, related }) => [id, related ?? []]));
  }
}
