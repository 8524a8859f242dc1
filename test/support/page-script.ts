import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/doors/web/assets/files');

/**
 * A script module of the site as a browser loads it; one that imports no other.
 * @param name of its file, such as `sha256.js`
 */
export async function importPageScript<Module>(name: string): Promise<Module> {
  return (await import(join(folder, name))) as Module;
}
