import { join } from 'node:path';

/** Where the embedded database's files are in a data directory. */
export function clusterDirectoryOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/** Where its password is kept. */
export function passwordPathOf(dataDir: string): string {
  return join(dataDir, 'postgres.password');
}
