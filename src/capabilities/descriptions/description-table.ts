import { Injectable } from '@nestjs/common';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { Database, violatedConstraint } from '../../foundations/database/database.js';
import type { RevisionDescription } from './revision-description.js';

/** Raise it when descriptions say more or something else: those of another format are computed anew. */
const descriptionFormat = 1;

/** Reads many at once by the primary key: `$1` ids of trees, `$2` the format. */
export const findDescriptions = `
  SELECT tree_id, description::text AS json FROM tree_description
  WHERE tree_id = ANY ($1) AND format = $2`;

/** A description, and how long it is as JSON. */
export interface StoredDescription {
  readonly description: RevisionDescription;
  readonly jsonLength: number;
}

/** The descriptions of trees that were computed once: a tree never changes. */
@Injectable()
export class DescriptionTable {
  constructor(private readonly database: Database) {}

  /** Those that are stored in the format of this program; by the primary key. */
  async findMany(treeIds: readonly TreeId[]): Promise<Map<TreeId, StoredDescription>> {
    const rows = await this.database.prepared<{ tree_id: TreeId; json: string }>(
      'descriptions-find',
      findDescriptions,
      [treeIds, descriptionFormat],
    );
    return new Map(
      rows.map(({ tree_id: treeId, json }) => [
        treeId,
        { description: JSON.parse(json) as RevisionDescription, jsonLength: json.length },
      ]),
    );
  }

  /** Stores a description, never over one of a later format. Gives what a later read will give. */
  async store(treeId: TreeId, description: RevisionDescription): Promise<StoredDescription> {
    const json = JSON.stringify(description);
    try {
      await this.database.query(
        `INSERT INTO tree_description (tree_id, description, format) VALUES ($1, $2, $3)
         ON CONFLICT (tree_id) DO UPDATE
           SET description = excluded.description, format = excluded.format
           WHERE tree_description.format < excluded.format`,
        [treeId, json, descriptionFormat],
      );
    } catch (error) {
      // The tree was collected meanwhile: whoever asked still gets an answer.
      if (violatedConstraint(error) !== 'tree_description_is_of_a_tree') throw error;
    }
    // Parsed anew, it holds on to no long text of which it has only parts.
    return { description: JSON.parse(json) as RevisionDescription, jsonLength: json.length };
  }
}
