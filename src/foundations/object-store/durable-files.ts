import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes all of `chunk` at `position`; the system may take less than it is given. */
export async function writeAll(
  file: Awaited<ReturnType<typeof open>>,
  chunk: Uint8Array,
  position: number,
): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(
      chunk,
      written,
      chunk.byteLength - written,
      position + written,
    );
    written += bytesWritten;
  }
}

/** Moves a file, already synced, to where it survives a power cut under its new name. */
export async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await makeFolderDurably(folder);
  await rename(from, to);
  await syncFolder(folder);
}

/** Makes a folder and its parents, each synced into the one above. */
export async function makeFolderDurably(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await makeFolderDurably(dirname(folder));
  await mkdir(folder, { recursive: true });
  await syncFolder(dirname(folder));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** True for the error of a path that leads nowhere. */
export function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
