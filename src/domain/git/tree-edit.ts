import { InvalidInput, NotFound, makeFault } from '../errors/sphere-error.js';
import type { Fault } from '../errors/sphere-error.js';
import { checkPathSet } from '../identifiers/artifact-path.js';
import type { ArtifactPath } from '../identifiers/artifact-path.js';
import type { TreeId } from '../identifiers/git-oid.js';
import { emptyTreeId, treeId } from './object-id.js';
import type { FileEntry, FolderEntry, TreeEntries } from './tree-entry.js';

/** Gives the entries of each of these trees; every one of them exists. */
export type TreeReader = (ids: readonly TreeId[]) => Promise<ReadonlyMap<TreeId, TreeEntries>>;

export type TreeOperation =
  | { readonly op: 'add'; readonly path: ArtifactPath; readonly file: FileEntry }
  | { readonly op: 'delete'; readonly path: ArtifactPath }
  | { readonly op: 'delete-folder'; readonly path: ArtifactPath };

/** A tree that the edit made. */
export interface NewTree {
  readonly id: TreeId;
  readonly entries: TreeEntries;
  readonly fileCount: number;
  readonly sizeBytes: number;
}

export interface TreeEdit {
  readonly rootId: TreeId;
  /** The changed folders, the root last; none where nothing changed. */
  readonly newTrees: readonly NewTree[];
}

/**
 * Applies operations, in their order, to a tree, and gives the folders that this makes new. Reads
 * only the folders on the paths of the operations, one call of `read` for each level, however large
 * the rest is. Folders left empty vanish, as git has none.
 *
 * Throws `NotFound` (`entry-not-found`) where a path to be deleted is not there, and `InvalidInput`
 * with `path_prefix_collision` where a file and a folder end up with one name, and
 * `path_case_collision` where two siblings differ only in case (supply-chain §1).
 */
export async function editTree(
  rootId: TreeId,
  operations: readonly TreeOperation[],
  read: TreeReader,
): Promise<TreeEdit> {
  const trees = await readTouchedFolders(rootId, operations, read);
  const root = openFolder(rootId, trees);
  const missing = operations.flatMap((operation) => apply(operation, root, trees));
  if (missing[0] !== undefined) {
    throw new NotFound('entry-not-found', missing[0].message, {
      faults: missing,
      facts: { path: missing[0].field },
    });
  }
  const outcome: Outcome = { newTrees: [], faults: [] };
  const edited = close(root, '', outcome);
  if (outcome.faults[0] !== undefined) {
    throw new InvalidInput(outcome.faults[0].message, { faults: outcome.faults });
  }
  return { rootId: edited.objectId, newTrees: outcome.newTrees };
}

/** A folder under work. Files and folders stand apart until the end, when names are compared. */
interface OpenFolder {
  readonly baseId: TreeId | null;
  readonly files: Map<string, FileEntry>;
  readonly folders: Map<string, FolderEntry | OpenFolder>;
  hasNewNames: boolean;
}

interface Outcome {
  readonly newTrees: NewTree[];
  readonly faults: Fault[];
}

type Trees = ReadonlyMap<TreeId, TreeEntries>;

async function readTouchedFolders(
  rootId: TreeId,
  operations: readonly TreeOperation[],
  read: TreeReader,
): Promise<Trees> {
  const trees = new Map<TreeId, TreeEntries>([[emptyTreeId, new Map()]]);
  const parents = new Set(operations.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)));
  let level = new Map<TreeId, string[][]>([
    [rootId, [...parents].map((parent) => parent.split('/').slice(0, -1))],
  ]);
  while (level.size > 0) {
    const unread = [...level.keys()].filter((id) => !trees.has(id));
    if (unread.length > 0) for (const [id, entries] of await read(unread)) trees.set(id, entries);
    const next = new Map<TreeId, string[][]>();
    for (const [id, paths] of level) {
      for (const [name, ...rest] of paths) {
        const entry = name === undefined ? undefined : trees.get(id)?.get(name);
        if (entry?.mode !== '40000') continue;
        const below = next.get(entry.objectId);
        if (below === undefined) next.set(entry.objectId, [rest]);
        else below.push(rest);
      }
    }
    level = next;
  }
  return trees;
}

/** Carries out one operation; gives a fault where what it deletes is not there. */
function apply(operation: TreeOperation, root: OpenFolder, trees: Trees): Fault[] {
  const segments = operation.path.split('/');
  const name = segments.pop() ?? '';
  const isAddition = operation.op === 'add';
  let folder: OpenFolder = root;
  for (const segment of segments) {
    const below = enter(folder, segment, trees, isAddition);
    if (below === null) return [missingEntry(operation)];
    folder = below;
  }
  switch (operation.op) {
    case 'add':
      folder.hasNewNames ||= !folder.files.has(name);
      folder.files.set(name, operation.file);
      return [];
    case 'delete':
      return folder.files.delete(name) ? [] : [missingEntry(operation)];
    case 'delete-folder': {
      const doomed = folder.folders.get(name);
      folder.folders.delete(name);
      return doomed !== undefined && holdsFiles(doomed) ? [] : [missingEntry(operation)];
    }
  }
}

function enter(
  folder: OpenFolder,
  name: string,
  trees: Trees,
  isCreating: boolean,
): OpenFolder | null {
  const below = folder.folders.get(name);
  if (below !== undefined && 'files' in below) return below;
  if (below === undefined && !isCreating) return null;
  folder.hasNewNames ||= below === undefined;
  const opened = openFolder(below?.objectId ?? null, trees);
  folder.folders.set(name, opened);
  return opened;
}

function openFolder(baseId: TreeId | null, trees: Trees): OpenFolder {
  const folder: OpenFolder = { baseId, files: new Map(), folders: new Map(), hasNewNames: false };
  if (baseId === null) return folder;
  const entries = trees.get(baseId);
  if (entries === undefined) throw new Error(`The tree ${baseId} was not read.`);
  for (const [name, entry] of entries) {
    if (entry.mode === '40000') folder.folders.set(name, entry);
    else folder.files.set(name, entry);
  }
  return folder;
}

function holdsFiles(folder: FolderEntry | OpenFolder): boolean {
  if (!('files' in folder)) return folder.fileCount > 0;
  return folder.files.size > 0 || [...folder.folders.values()].some(holdsFiles);
}

/** Turns a folder under work into a tree, those below it first, and notes it where it is new. */
function close(folder: OpenFolder, path: string, outcome: Outcome): FolderEntry {
  const entries = new Map<string, FileEntry | FolderEntry>(folder.files);
  for (const [name, below] of folder.folders) {
    const closed = 'files' in below ? close(below, `${path}${name}/`, outcome) : below;
    if (closed.fileCount === 0) continue;
    if (entries.has(name)) outcome.faults.push(prefixCollision(path + name));
    entries.set(name, closed);
  }
  if (folder.hasNewNames) outcome.faults.push(...caseCollisions(path, entries));

  const id = treeId(
    Array.from(entries, ([name, { mode, objectId }]) => ({ name, mode, objectId })),
  );
  let fileCount = 0;
  let sizeBytes = 0;
  for (const entry of entries.values()) {
    fileCount += entry.mode === '40000' ? entry.fileCount : 1;
    sizeBytes += entry.sizeBytes;
  }
  const isKept = path === '' || fileCount > 0;
  if (id !== folder.baseId && isKept) outcome.newTrees.push({ id, entries, fileCount, sizeBytes });
  return { mode: '40000', objectId: id, fileCount, sizeBytes };
}

function missingEntry({ op, path }: TreeOperation): Fault {
  const what = op === 'delete-folder' ? 'folder' : 'file';
  const message = `There is no ${what} "${path}" to delete.`;
  return makeFault(path, 'entry-not-found', message, { what, path });
}

function prefixCollision(path: string): Fault {
  const message = `"${path}" cannot be a file and a folder at once; rename one.`;
  return makeFault(path, 'path_prefix_collision', message, { path });
}

/** Paths collide where siblings do, so it is enough to look at the folders that got a new name. */
function caseCollisions(path: string, entries: TreeEntries): Fault[] {
  const names = [...entries.keys()] as ArtifactPath[];
  return checkPathSet(names).map((fault) => ({ ...fault, field: path + fault.field }));
}
