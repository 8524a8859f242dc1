import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { Selection } from './select-files.js';

/** What an import took, as the commit that it made says it. */
export interface ImportNote {
  /** Address of the repository's page at the source. */
  readonly url: string;
  readonly fullName: string;
  readonly commitId: CommitId;
  /** As it was asked for. */
  readonly revision: string;
  readonly selection: Selection;
}

/** Title and message of the commit that an import makes: where everything came from, for people and for the next import. */
export function writeImportCommit(note: ImportNote): { title: string; message: string } {
  const lines = [
    `Source: ${note.url}`,
    `Revision: ${note.revision}`,
    `Commit: ${note.commitId}`,
    ...note.selection.include.map((pattern) => `Include: ${pattern}`),
    ...note.selection.exclude.map((pattern) => `Exclude: ${pattern}`),
  ];
  return {
    title: `Import ${note.fullName} at ${note.commitId.slice(0, 12)}`,
    message: lines.join('\n'),
  };
}

/** Reads what `writeImportCommit` wrote; null for any other message. */
export function readImportCommit(
  message: string,
): Pick<ImportNote, 'url' | 'commitId' | 'selection'> | null {
  const valuesOf = (key: string) =>
    Array.from(message.matchAll(new RegExp(`^${key}: (.+)$`, 'gm')), ([, value = '']) => value);
  const [url] = valuesOf('Source');
  const commitId = /^Commit: ([0-9a-f]{40})$/m.exec(message)?.[1];
  if (url === undefined || commitId === undefined) return null;
  return {
    url,
    commitId: commitId as CommitId,
    selection: { include: valuesOf('Include'), exclude: valuesOf('Exclude') },
  };
}
