import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of an npm package. */
export interface InstalledPackage {
  readonly version: string;
  /** @param path inside the package */
  read(path: string): Promise<Buffer>;
}

/** Finds an npm package among those installed here; null where it is not, as in production. */
export async function findInstalledPackage(name: string): Promise<InstalledPackage | null> {
  const manifest = resolveManifest(name);
  if (manifest === null) return null;
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return { version, read: (path) => readFile(join(dirname(manifest), path)) };
}

function resolveManifest(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
