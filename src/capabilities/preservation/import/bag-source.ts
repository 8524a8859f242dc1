import type { Readable } from 'node:stream';
import { InvalidInput, makeFault } from '../../../domain/errors/sphere-error.js';

/** Files that somebody packed, on this machine. Paths lead from the bag's root. */
export interface BagSource {
  /** Lengths in bytes. */
  readonly files: ReadonlyMap<string, number>;
  open(path: string): Readable;
  close(): Promise<void>;
}

/** More entries belong to no bag of a repository. */
export const maxEntries = 250_000;

/** What makes a source unfit to be read any further. */
export function unreadable(field: string, reason: string): InvalidInput {
  const message = `This cannot be read as a bag: ${reason}.`;
  return new InvalidInput(
    message,
    { faults: [makeFault(field.slice(0, 200), 'bag-invalid', message)] },
    'bag-invalid',
  );
}

/** Whether a path leads out of where it stands, or nowhere. */
export function leadsAstray(path: string): boolean {
  return (
    path.includes('\\') ||
    path.includes('\0') ||
    path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')
  );
}

/** The files of the folder that holds `bagit.txt`: the top, or the only folder there is. */
export function belowRoot<Where>(entries: ReadonlyMap<string, Where>): Map<string, Where> {
  if (entries.has('bagit.txt')) return new Map(entries);
  const folders = new Set(Array.from(entries.keys(), (path) => path.split('/', 1)[0] ?? ''));
  const [folder = ''] = folders;
  if (folders.size !== 1 || !entries.has(`${folder}/bagit.txt`)) return new Map(entries);
  return new Map(Array.from(entries, ([path, where]) => [path.slice(folder.length + 1), where]));
}
