import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { InvalidInput, NotFound } from '../errors/sphere-error.js';
import type { ArtifactPath } from '../identifiers/artifact-path.js';
import type { TreeId } from '../identifiers/git-oid.js';
import type { Sha256 } from '../identifiers/sha256.js';
import { blobId, emptyTreeId } from './object-id.js';
import { editTree } from './tree-edit.js';
import type { TreeOperation } from './tree-edit.js';
import type { FileEntry, TreeEntries } from './tree-entry.js';

describe('an edit of a tree', () => {
  it('makes the tree that git makes of the same files', async () => {
    const store = new Trees();

    const id = await store.edit(emptyTreeId, [
      add('a.txt', 'hello\n'),
      add('dir/b.txt', 'hello\n'),
    ]);

    // git init; printf 'hello\n' > a.txt; mkdir dir; cp a.txt dir/b.txt; git add .; git write-tree
    expect(id).toBe('e6b1205717837a60b346a14d0cd3bb8ccbd2ab63');
  });

  it('adds only the folders on the changed path', async () => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [
      add('a/b/c', '1'),
      add('a/x/y', '2'),
      add('z/z', '3'),
    ]);

    const { newTrees } = await editTree(base, [add('a/b/c', 'new')], store.read);

    expect(newTrees).toHaveLength(3);
  });

  it('reads only the folders on the changed path', async () => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [
      add('a/b/c', '1'),
      add('a/x/y', '2'),
      add('z/z', '3'),
    ]);
    const readIds: TreeId[] = [];

    await editTree(base, [add('a/b/d', 'new')], (ids) => {
      readIds.push(...ids);
      return store.read(ids);
    });

    expect(readIds).toHaveLength(3);
  });

  it('counts files and bytes of all that is below', async () => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [add('a/b', '12'), add('a/c', '345')]);

    const { newTrees } = await editTree(base, [add('d/e', '6')], store.read);

    expect(newTrees.at(-1)).toMatchObject({ fileCount: 3, sizeBytes: 6 });
  });

  it('makes nothing of an edit that changes nothing', async () => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [add('a/b', '1')]);

    const edit = await editTree(base, [add('a/b', '1'), add('c', '2'), del('c')], store.read);

    expect(edit).toEqual({ rootId: base, newTrees: [] });
  });

  it.each<[string, TreeOperation[], string[]]>([
    ['drops a folder with its last file', [del('a/b/c')], ['d', 'e/f']],
    ['drops a folder whole', [delFolder('a')], ['d', 'e/f']],
    ['puts a file where a folder was', [delFolder('e'), add('e', '1')], ['a/b/c', 'd', 'e']],
    ['puts a folder where a file was', [add('d/new', '1'), del('d')], ['a/b/c', 'd/new', 'e/f']],
    ['renames in case only', [del('d'), add('D', '4')], ['D', 'a/b/c', 'e/f']],
    ['fills a folder anew', [delFolder('e'), add('e/g', '1')], ['a/b/c', 'd', 'e/g']],
    ['empties everything', [delFolder('a'), del('d'), del('e/f')], []],
  ])('%s', async (_, operations, expected) => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [add('a/b/c', '1'), add('d', '2'), add('e/f', '3')]);

    const id = await store.edit(base, operations);

    expect(store.paths(id)).toEqual(expected);
  });

  it.each<[string, TreeOperation[], string, string]>([
    ['a file where a folder is', [add('e', '1')], 'path_prefix_collision', 'e'],
    ['a folder where a file is', [add('d/x', '1')], 'path_prefix_collision', 'd'],
    ['a file in another case', [add('D', '1')], 'path_case_collision', 'D'],
    ['a folder in another case', [add('E/f', '1')], 'path_case_collision', 'E'],
    ['a nested file in another case', [add('e/F', '1')], 'path_case_collision', 'e/F'],
    ['two new files of one name', [add('n/É', '1'), add('n/é', '1')], 'path_case_collision', 'n/é'],
  ])('refuses %s', async (_, operations, code, field) => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [add('a/b/c', '1'), add('d', '2'), add('e/f', '3')]);

    const attempt = editTree(base, operations, store.read);

    await expect(attempt).rejects.toBeInstanceOf(InvalidInput);
    await expect(attempt).rejects.toMatchObject({ faults: [{ code, field }] });
  });

  it.each<[string, TreeOperation]>([
    ['a file that is not there', del('nope')],
    ['a file in a folder that is not there', del('nope/nope')],
    ['a folder as if it were a file', del('a')],
    ['a folder that is not there', delFolder('a/b/c')],
  ])('does not delete %s', async (_, operation) => {
    const store = new Trees();
    const base = await store.edit(emptyTreeId, [add('a/b/c', '1')]);

    await expect(editTree(base, [operation], store.read)).rejects.toBeInstanceOf(NotFound);
  });

  it('ends in the same tree as building its files afresh, whatever the way', async () => {
    const path = fc
      .array(fc.constantFrom('p', 'q', 'r.x', 's-t'), { minLength: 1, maxLength: 4 })
      .map((segments) =>
        [...segments.slice(0, -1).map((part) => `${part}_`), ...segments.slice(-1)].join('/'),
      );
    const step = fc.record({
      path,
      text: fc.constantFrom('1', '2', '3'),
      isDeletion: fc.boolean(),
    });
    const commits = fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(commits, async (history) => {
        const store = new Trees();
        const files = new Map<string, string>();
        let id: TreeId = emptyTreeId;
        for (const steps of history) {
          id = await store.edit(
            id,
            steps.flatMap((one) => stepOperation(one, files)),
          );
        }

        const afresh = await new Trees().edit(
          emptyTreeId,
          Array.from(files, ([file, text]) => add(file, text)),
        );
        expect(id).toBe(afresh);
        expect(store.paths(id)).toEqual([...files.keys()].sort());
      }),
    );
  });
});

function stepOperation(
  step: { path: string; text: string; isDeletion: boolean },
  files: Map<string, string>,
): TreeOperation[] {
  if (!step.isDeletion) {
    files.set(step.path, step.text);
    return [add(step.path, step.text)];
  }
  return files.delete(step.path) ? [del(step.path)] : [];
}

/** Keeps trees in memory as the database would. */
class Trees {
  private readonly trees = new Map<TreeId, TreeEntries>([[emptyTreeId, new Map()]]);

  readonly read = (ids: readonly TreeId[]) =>
    Promise.resolve(new Map(ids.map((id) => [id, this.entries(id)])));

  async edit(base: TreeId, operations: readonly TreeOperation[]): Promise<TreeId> {
    const { rootId, newTrees } = await editTree(base, operations, this.read);
    for (const tree of newTrees) this.trees.set(tree.id, tree.entries);
    return rootId;
  }

  paths(id: TreeId, folder = ''): string[] {
    return Array.from(this.entries(id))
      .flatMap(([name, entry]) =>
        entry.mode === '40000' ? this.paths(entry.objectId, `${folder}${name}/`) : [folder + name],
      )
      .sort();
  }

  private entries(id: TreeId): TreeEntries {
    const entries = this.trees.get(id);
    if (entries === undefined) throw new Error(`No tree ${id}.`);
    return entries;
  }
}

function add(path: string, text: string): TreeOperation {
  const bytes = Buffer.from(text);
  const file: FileEntry = {
    mode: '100644',
    objectId: blobId(bytes),
    sha256: text.padEnd(64, '0') as Sha256,
    sizeBytes: bytes.length,
    isLfs: false,
  };
  return { op: 'add', path: path as ArtifactPath, file };
}

function del(path: string): TreeOperation {
  return { op: 'delete', path: path as ArtifactPath };
}

function delFolder(path: string): TreeOperation {
  return { op: 'delete-folder', path: path as ArtifactPath };
}
