import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { objectFolder, readInventory } from '../../domain/preservation/ocfl.js';

/**
 * Opens the bytes of a SHA-256 in the object of an OCFL storage root; null where the object has none, or
 * is not there, or does not vouch for its inventory. They are yet to be hashed.
 * @param id of the object
 */
export async function openMirrored(
  root: string,
  id: string,
  sha256: Sha256,
): Promise<Readable | null> {
  const folder = join(root, objectFolder(id));
  const [text, sidecar] = await Promise.all([
    readIfThere(join(folder, 'inventory.json')),
    readIfThere(join(folder, 'inventory.json.sha512')),
  ]);
  if (text === null || sidecar === null) return null;
  const inventory = readInventory(text, sidecar);
  if (inventory?.id !== id) return null;
  for (const path of inventory.fixity.sha256[sha256] ?? []) {
    const file = join(folder, path);
    // Whoever can write the mirror may not have other files of this machine published.
    if (!file.startsWith(`${folder}${sep}`) || !(await isThere(file))) continue;
    return createReadStream(file);
  }
  return null;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
