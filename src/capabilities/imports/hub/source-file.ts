import { Refused } from '../../../domain/errors/sphere-error.js';
import { type GitOid, isCommitId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';

/** A file as a source lists it. */
export interface SourceFile {
  /** As the source writes it; may be no path here. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Git's blob id: of the bytes, or of the pointer where there is a `sha256`. */
  readonly oid: GitOid;
  /** Of a large file's bytes; null for a file that stands in the tree itself. */
  readonly sha256: Sha256 | null;
}

/** True where two listings of a source speak of the same bytes. */
export function isSameFile(one: SourceFile, other: SourceFile): boolean {
  return one.sha256 === other.sha256 && (one.sha256 !== null || one.oid === other.oid);
}

/**
 * Reads the files of one page of a tree (hf-hub A3); folders and what else there may be are left out.
 * Throws `Refused` `source-unreadable` for what is no such page.
 */
export function readTreePage(value: unknown): SourceFile[] {
  if (!Array.isArray(value)) throw unreadable('it is no list');
  return value.flatMap((entry: unknown) => {
    const fields = membersOf(entry);
    return fields['type'] === 'file' ? [readFile(fields)] : [];
  });
}

function readFile(fields: Readonly<Record<string, unknown>>): SourceFile {
  const { path, oid, size, lfs } = fields;
  if (typeof path !== 'string' || path === '') throw unreadable('a file has no path');
  const shown = `"${path.slice(0, 120)}"`;
  if (typeof oid !== 'string' || !isCommitId(oid)) throw unreadable(`${shown} has no git id`);
  if (!isSize(size)) throw unreadable(`${shown} has no size`);
  if (lfs === undefined || lfs === null) return { path, sizeBytes: size, oid, sha256: null };
  const { oid: sha256, size: lfsSize } = membersOf(lfs);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw unreadable(`${shown} has no SHA-256`);
  }
  if (lfsSize !== undefined && lfsSize !== size) {
    throw unreadable(`${shown} has two sizes`);
  }
  return { path, sizeBytes: size, oid, sha256: sha256 as Sha256 };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The members of a JSON object; none of anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function unreadable(reason: string): Refused {
  return new Refused('source-unreadable', `The source's list of files cannot be read: ${reason}.`);
}
