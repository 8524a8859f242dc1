import { lfsPointerSizeBytes } from '../../../domain/git/lfs-pointer.js';
import type {
  CommitView,
  FileView,
  TreeEntryView,
} from '../../../capabilities/repositories/index.js';

/** A large file as the Hub describes it. Python asks for all three. */
interface HubLfs {
  readonly oid: string;
  readonly size: number;
  readonly pointerSize: number;
}

/** An entry of a tree in the Hub's form (hf-hub A3). */
export type HubTreeEntry =
  | {
      readonly type: 'file';
      readonly path: string;
      readonly oid: string;
      readonly size: number;
      readonly lfs?: HubLfs;
      readonly lastCommit?: HubLastCommit;
    }
  | {
      readonly type: 'directory';
      readonly path: string;
      readonly oid: string;
      readonly size: 0;
      readonly lastCommit?: HubLastCommit;
    };

interface HubLastCommit {
  readonly id: string;
  readonly title: string;
  readonly date: string;
}

/**
 * Presents a file or folder of a tree. `xetHash` is never sent: it would switch clients to a way of
 * reading that is not offered (hf-hub A1).
 * @param lastCommit the commit that changed it last, where the client asked to expand
 */
export function presentEntry(entry: TreeEntryView, lastCommit?: CommitView): HubTreeEntry {
  const expansion = lastCommit === undefined ? {} : { lastCommit: presentLastCommit(lastCommit) };
  const { path, oid } = entry;
  if (entry.type === 'directory') return { type: 'directory', path, oid, size: 0, ...expansion };
  return {
    type: 'file',
    path,
    oid,
    size: entry.sizeBytes,
    ...(entry.isLfs && { lfs: presentLfs(entry) }),
    ...expansion,
  };
}

/** A file as `siblings` of a repository list it; with size and ids where the client asks for blobs. */
export function presentSibling(file: FileView, withBlobs: boolean): Record<string, unknown> {
  if (!withBlobs) return { rfilename: file.path };
  const { oid: sha256, size, pointerSize } = presentLfs(file);
  return {
    rfilename: file.path,
    size: file.sizeBytes,
    blobId: file.oid,
    ...(file.isLfs && { lfs: { sha256, size, pointerSize } }),
  };
}

/** What clients compare with their own id of a file, to leave out what is unchanged (hf-hub B3). */
export function comparableOid(file: FileView): string {
  return file.isLfs ? file.sha256 : file.oid;
}

function presentLfs({ sha256, sizeBytes }: FileView): HubLfs {
  return { oid: sha256, size: sizeBytes, pointerSize: lfsPointerSizeBytes({ sha256, sizeBytes }) };
}

function presentLastCommit({ id, title, committedAt }: CommitView): HubLastCommit {
  return { id, title, date: committedAt.toISOString() };
}
