import { describe, expect, it } from '@jest/globals';
import type { FileView } from '../../../capabilities/repositories/index.js';
import type { GitOid, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { comparableOid, presentEntry, presentSibling } from './present-entry.js';

const file: FileView = {
  type: 'file',
  path: 'dir/a.txt',
  oid: '1'.repeat(40) as GitOid,
  sizeBytes: 12,
  sha256: '2'.repeat(64) as Sha256,
  isLfs: false,
};
const large: FileView = { ...file, path: 'w.bin', sizeBytes: 20_000_000, isLfs: true };

describe('presentEntry', () => {
  it('gives a small file by its git id alone', () => {
    expect(presentEntry(file)).toEqual({
      type: 'file',
      path: 'dir/a.txt',
      oid: '1'.repeat(40),
      size: 12,
    });
  });

  it('gives a large file with its real size and all that Python asks of its pointer', () => {
    expect(presentEntry(large)).toMatchObject({
      size: 20_000_000,
      lfs: { oid: '2'.repeat(64), size: 20_000_000, pointerSize: 133 },
    });
  });

  it('gives a folder without size', () => {
    const folder = {
      type: 'directory',
      path: 'dir',
      oid: '3'.repeat(40) as TreeId,
      sizeBytes: 0,
      sha256: null,
      isLfs: false,
    } as const;

    expect(presentEntry(folder)).toEqual({
      type: 'directory',
      path: 'dir',
      oid: '3'.repeat(40),
      size: 0,
    });
  });
});

describe('presentSibling', () => {
  it('names a file alone unless more is asked', () => {
    expect(presentSibling(large, false)).toEqual({ rfilename: 'w.bin' });
  });

  it('adds size and ids where they are asked for', () => {
    expect(presentSibling(large, true)).toEqual({
      rfilename: 'w.bin',
      size: 20_000_000,
      blobId: '1'.repeat(40),
      lfs: { sha256: '2'.repeat(64), size: 20_000_000, pointerSize: 133 },
    });
  });
});

describe('comparableOid', () => {
  it('is the git id of a small file and the SHA-256 of a large one', () => {
    expect([comparableOid(file), comparableOid(large)]).toEqual(['1'.repeat(40), '2'.repeat(64)]);
  });
});
