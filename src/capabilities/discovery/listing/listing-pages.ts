import { Injectable } from '@nestjs/common';
import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import { Database } from '../../../foundations/database/database.js';
import { type ListingKey, type ListingQuery, planListing, writeCursor } from './listing-query.js';
import { type DraftAudience, listingStatement } from './listing-statement.js';

/** A repository on a page, by the revision that is shown of it. */
export interface ListedRevision {
  readonly repositoryId: string;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  /** When the commit was made. */
  readonly modifiedAt: Date;
  /** Of the last 30 days, by people and by programs. */
  readonly downloads: number;
  readonly allDownloads: number;
  readonly fileCount: number;
  /** Of its description as JSON, in characters; 0 where that is not known yet. */
  readonly descriptionLength: number;
}

export interface ListingPage {
  readonly items: readonly ListedRevision[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

/** Reads lists of repositories, page by page. */
@Injectable()
export class ListingPages {
  constructor(private readonly database: Database) {}

  /**
   * A page of what is public and of the audience's drafts. Pages follow each other without gap or
   * repetition as long as what they are ordered by stays as it is. Throws `InvalidInput`.
   * @param withFiles the files of all repositories are read for the page: it ends where they are many
   */
  async read(
    query: ListingQuery,
    audience: DraftAudience | null,
    withFiles: boolean,
  ): Promise<ListingPage> {
    const plan = planListing(query);
    if (plan === null) return { items: [], next: null };
    const { text, parameters } = listingStatement(plan, audience);
    const rows = await this.database.query<ListedRevision & { readonly key: ListingKey['value'] }>(
      text,
      parameters,
    );
    const items = rows.slice(0, Math.min(plan.limit, boundedLength(rows, withFiles)));
    const last = rows.length > items.length ? items.at(-1) : undefined;
    return {
      items,
      next:
        last === undefined
          ? null
          : writeCursor(plan, { value: last.key, repositoryId: last.repositoryId }),
    };
  }
}

/** What a page is made of is in memory at once, whatever the repositories on it hold; one always fits. */
function boundedLength(rows: readonly ListedRevision[], withFiles: boolean): number {
  let files = 0;
  let characters = 0;
  const past = rows.findIndex(({ fileCount, descriptionLength }) => {
    files += withFiles ? fileCount : 0;
    characters += descriptionLength;
    return files > maxFiles || characters > maxCharacters;
  });
  return past === -1 ? rows.length : Math.max(1, past);
}

/** A repository may hold 100,000. */
const maxFiles = 25_000;
/** A card alone may have a million. */
const maxCharacters = 16 * 1024 * 1024;
