import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeGathered } from './gathered-writes.js';

type File = Parameters<typeof writeGathered>[0];

describe('writeGathered', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sphere-gathered-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** What a file holds after `write`. */
  async function written(write: (file: File) => Promise<void>): Promise<Buffer> {
    const path = join(folder, randomBytes(8).toString('hex'));
    const file = await open(path, 'w');
    try {
      await write(file);
    } finally {
      await file.close();
    }
    return readFile(path);
  }

  async function* piecesOf(bytes: Buffer, pieceBytes: number) {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    }
  }

  it.each([
    [0, 10],
    [1, 10],
    [5_000, 7],
    [2_000_003, 65_536],
    [3_000_000, 1_500_000],
  ])('writes %i bytes that come in pieces of %i', async (sizeBytes, pieceBytes) => {
    const bytes = randomBytes(sizeBytes);

    const found = await written((file) => writeGathered(file, piecesOf(bytes, pieceBytes), 0));

    expect(found.equals(bytes)).toBe(true);
  });

  it('begins where it is told to', async () => {
    const found = await written((file) => writeGathered(file, piecesOf(Buffer.from('abc'), 1), 3));

    expect(found).toEqual(Buffer.from('\0\0\0abc'));
  });

  it('goes on where the system took less than it was given', async () => {
    const bytes = randomBytes(10_000);

    const found = await written((file) =>
      writeGathered(takingOnly(file, 1_500), piecesOf(bytes, 1_000), 0),
    );

    expect(found.equals(bytes)).toBe(true);
  });

  it('throws what a write throws, and has none under way then', async () => {
    let writes = 0;
    const full = Object.assign(Object.create(null) as File, {
      writev: () => {
        writes += 1;
        return Promise.reject(new Error('no space left'));
      },
    });

    await expect(
      writeGathered(full, piecesOf(Buffer.alloc(5_000_000), 600_000), 0),
    ).rejects.toThrow('no space left');
    expect(writes).toBe(1);
  });

  it('throws what the source throws', async () => {
    async function* broken() {
      yield await Promise.resolve(Buffer.alloc(600_000));
      throw new Error('hung up');
    }

    await expect(written((file) => writeGathered(file, broken(), 0))).rejects.toThrow('hung up');
  });

  /** A file of a system that takes no more than so many bytes of several buffers at a time. */
  function takingOnly(file: File, sizeBytes: number): File {
    return Object.assign(Object.create(null) as File, {
      writev: async (buffers: Buffer[], position: number) => {
        const part = Buffer.concat(buffers).subarray(0, sizeBytes);
        const { bytesWritten } = await file.write(part, 0, part.length, position);
        return { bytesWritten, buffers };
      },
      write: file.write.bind(file),
    });
  }
});
