import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';

/** Keys of `ownIdentifiers` and `citedIdentifiers` of one published work. */
export interface WorkIdentifiers {
  readonly own: readonly string[];
  readonly cited: readonly string[];
}

/** Keeps what works are called and refer to, inside the transaction that publishes. */
@Injectable()
export class IdentifierIndex {
  /** Puts the identifiers of a repository's latest published release in the place of those before. */
  async put(
    manager: EntityManager,
    { id, kind }: { readonly id: string; readonly kind: RepositoryKind },
    { own, cited }: WorkIdentifiers,
  ): Promise<void> {
    await manager.query('DELETE FROM record_identifier WHERE repository_id = $1', [id]);
    await manager.query(
      `INSERT INTO record_identifier (repository_id, role, identifier, kind)
       SELECT $1::uuid, 'own', key, $2::text FROM unnest($3::text[]) AS key
       UNION ALL SELECT $1::uuid, 'cited', key, $2::text FROM unnest($4::text[]) AS key`,
      [id, kind, own, cited],
    );
  }

  /** Of what is withdrawn nothing cites any more; its own names still lead to its tombstone. */
  async withdraw(manager: EntityManager, repositoryId: string): Promise<void> {
    await manager.query(
      `DELETE FROM record_identifier WHERE repository_id = $1 AND role = 'cited'`,
      [repositoryId],
    );
  }
}
