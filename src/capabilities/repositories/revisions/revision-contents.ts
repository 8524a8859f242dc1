import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TreeId } from '../../../domain/identifiers/git-oid.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { RepositoryCache } from '../repository-cache.js';
import {
  type FileView,
  type Revision,
  toTreeEntryView,
  type TreeEntryRow,
  type TreeEntryView,
  type TreeTotals,
} from './revision-view.js';

/** Which part of a folder to list. */
export interface ListingPage {
  /** Entries of folders below as well, those folders included. */
  readonly isRecursive: boolean;
  /** Path of the last entry of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface Listing {
  /** Sorted by path, compared as bytes. */
  readonly entries: readonly TreeEntryView[];
  /** `after` of the next page; null at the end. */
  readonly next: string | null;
}

/** Longer paths are never stored (supply-chain §1), so there is nothing to ask. */
const maxPathLength = 1024;

/** What is in a revision. A tree never changes, so that each answer is good for ever. */
@Injectable()
export class RevisionContents {
  constructor(
    private readonly database: Database,
    private readonly cache: RepositoryCache,
  ) {}

  /** The file or folder at `path`, the root for an empty path; null where there is none. */
  async entry({ treeId }: Pick<Revision, 'treeId'>, path: string): Promise<TreeEntryView | null> {
    if (path === '') return rootEntry(treeId);
    if (path.length > maxPathLength || path.includes('\0')) return null;
    const stored = path.normalize('NFC');
    return this.cache.entries.load(`${treeId}:${stored}`, () => this.readEntry(treeId, stored));
  }

  /** A page of the folder at `path`; null where there is no such folder. */
  async list(
    { treeId }: Pick<Revision, 'treeId'>,
    path: string,
    page: ListingPage,
  ): Promise<Listing | null> {
    if (path.length > maxPathLength || path.includes('\0')) return null;
    const all = await this.listing(treeId, path.normalize('NFC'), page.isRecursive);
    if (all === null) return null;
    const start = page.after === undefined ? 0 : positionAfter(all, page.after);
    const entries = all.slice(start, start + page.limit);
    const isEnd = start + page.limit >= all.length;
    return { entries, next: isEnd ? null : (entries.at(-1)?.path ?? null) };
  }

  /** Every file of a tree, sorted by path as bytes. */
  async files(treeId: TreeId): Promise<readonly FileView[]> {
    const all = await this.listing(treeId, '', true);
    return (all ?? []).filter((entry) => entry.type === 'file');
  }

  /** As `files`, in one query, and remembering nothing: who reads through a list takes no room. */
  async filesOfMany(treeIds: readonly TreeId[]): Promise<ReadonlyMap<TreeId, readonly FileView[]>> {
    const found = new Map(treeIds.map((treeId): [TreeId, FileView[]] => [treeId, []]));
    const rows = await this.database.prepared<TreeEntryRow & { readonly root: TreeId }>(
      'repositories-files-of-many',
      `WITH RECURSIVE below AS (
         SELECT root, e.name AS path, e.mode, e.object_id, e.blob_sha256, e.size_bytes, e.is_lfs
         FROM unnest($1::text[]) AS root JOIN tree_entry e ON e.tree_id = root
         UNION ALL
         SELECT b.root, b.path || '/' || e.name, e.mode, e.object_id, e.blob_sha256, e.size_bytes,
           e.is_lfs
         FROM below b JOIN tree_entry e ON e.tree_id = b.object_id
         WHERE b.mode = '40000'
       )
       SELECT * FROM below WHERE mode <> '40000' ORDER BY path`,
      [[...found.keys()]],
    );
    for (const { root, ...row } of rows) {
      const entry = toTreeEntryView(row);
      if (entry.type === 'file') found.get(root)?.push(entry);
    }
    return found;
  }

  /** Number and bytes of a tree's files, without reading them one by one. */
  async totals(treeId: TreeId): Promise<TreeTotals> {
    const [row] = await this.database.prepared<{ file_count: number; total_bytes: string }>(
      'repositories-tree-totals',
      'SELECT file_count, total_bytes FROM tree WHERE id = $1',
      [treeId],
    );
    return { fileCount: row?.file_count ?? 0, sizeBytes: Number(row?.total_bytes ?? 0) };
  }

  private async readEntry(treeId: TreeId, path: string): Promise<TreeEntryView | null> {
    const [row] = await this.database.prepared<Omit<TreeEntryRow, 'path'>>(
      'repositories-entry',
      `WITH RECURSIVE walk AS (
         SELECT 1 AS depth, mode, object_id, blob_sha256, size_bytes, is_lfs
         FROM tree_entry WHERE tree_id = $1 AND name = ($2::text[])[1]
         UNION ALL
         SELECT w.depth + 1, e.mode, e.object_id, e.blob_sha256, e.size_bytes, e.is_lfs
         FROM walk w JOIN tree_entry e
           ON e.tree_id = w.object_id AND e.name = ($2::text[])[w.depth + 1]
         WHERE w.mode = '40000'
       )
       SELECT mode, object_id, blob_sha256, size_bytes, is_lfs
       FROM walk WHERE depth = cardinality($2::text[])`,
      [treeId, path.split('/')],
    );
    return row === undefined ? null : toTreeEntryView({ ...row, path });
  }

  private listing(
    treeId: TreeId,
    path: string,
    isRecursive: boolean,
  ): Promise<readonly TreeEntryView[] | null> {
    const key = `${isRecursive ? 'below' : 'in'}:${treeId}:${path}`;
    return this.cache.listings.load(key, () => this.readListing(treeId, path, isRecursive));
  }

  /** One statement: down to the folder, then all that is in it, or below it. */
  private async readListing(
    treeId: TreeId,
    path: string,
    isRecursive: boolean,
  ): Promise<readonly TreeEntryView[] | null> {
    const segments = path === '' ? [] : path.split('/');
    const rows = await this.database.prepared<TreeEntryRow | FolderWithoutEntries>(
      'repositories-listing',
      `WITH RECURSIVE walk AS (
         SELECT 0 AS depth, $1::text AS tree_id
         UNION ALL
         SELECT w.depth + 1, e.object_id FROM walk w JOIN tree_entry e
           ON e.tree_id = w.tree_id AND e.name = ($2::text[])[w.depth + 1] AND e.mode = '40000'
       ),
       folder AS (SELECT tree_id FROM walk WHERE depth = cardinality($2::text[])),
       below AS (
         SELECT e.name AS path, e.mode, e.object_id, e.blob_sha256, e.size_bytes, e.is_lfs
         FROM folder f JOIN tree_entry e USING (tree_id)
         UNION ALL
         SELECT b.path || '/' || e.name, e.mode, e.object_id, e.blob_sha256, e.size_bytes, e.is_lfs
         FROM below b JOIN tree_entry e ON e.tree_id = b.object_id
         WHERE $3 AND b.mode = '40000'
       )
       SELECT below.* FROM folder LEFT JOIN below ON true ORDER BY below.path`,
      [treeId, segments, isRecursive],
    );
    if (rows.length === 0) return null;
    const prefix = path === '' ? '' : `${path}/`;
    return rows.flatMap((row) =>
      row.path === null ? [] : [toTreeEntryView({ ...row, path: prefix + row.path })],
    );
  }
}

/** The ids of a tree and of every tree below it, each once. */
export async function treesOf(manager: EntityManager, treeId: TreeId): Promise<TreeId[]> {
  const rows = await sql<{ id: TreeId }>(
    manager,
    `WITH RECURSIVE below AS (
       SELECT $1::text AS id
       UNION
       SELECT e.object_id FROM below b JOIN tree_entry e ON e.tree_id = b.id AND e.mode = '40000'
     )
     SELECT id FROM below`,
    [treeId],
  );
  return rows.map(({ id }) => id);
}

type FolderWithoutEntries = { readonly [Column in keyof TreeEntryRow]: null };

function rootEntry(treeId: TreeId): TreeEntryView {
  return { type: 'directory', path: '', oid: treeId, sizeBytes: 0, sha256: null, isLfs: false };
}

/** Index of the first entry behind `path`; the entries are sorted as PostgreSQL's "C" sorts them. */
function positionAfter(entries: readonly TreeEntryView[], path: string): number {
  const wanted = Buffer.from(path);
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const isBehind = Buffer.compare(Buffer.from(entries[middle]?.path ?? ''), wanted) > 0;
    if (isBehind) high = middle;
    else low = middle + 1;
  }
  return low;
}
