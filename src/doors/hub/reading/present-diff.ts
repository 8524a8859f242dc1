import { mediaTypeOf } from '../../../domain/formats/media-type.js';
import type { FileView } from '../../../capabilities/repositories/index.js';

/**
 * What changed between the files of two revisions, one line each, in the raw form that the Rust client
 * parses: text or binary, size, modes, blob ids, status and path (git-diff-format, "raw output", with
 * the Hub's two fields in front). A moved file is one deleted and one added.
 */
export function presentRawDiff(before: readonly FileView[], after: readonly FileView[]): string {
  const old = new Map(before.map((file) => [file.path, file]));
  const lines = after.flatMap((file) => {
    const known = old.get(file.path);
    old.delete(file.path);
    return known?.oid === file.oid ? [] : [presentChange(file.path, known, file)];
  });
  for (const [path, file] of old) lines.push(presentChange(path, file, undefined));
  return lines.map((line) => `${line}\n`).join('');
}

function presentChange(
  path: string,
  before: FileView | undefined,
  after: FileView | undefined,
): string {
  const [from, to] = [before, after].map((file) => ({
    mode: file === undefined ? '000000' : '100644',
    oid: file?.oid ?? '0'.repeat(40),
  }));
  const status = before === undefined ? 'A' : after === undefined ? 'D' : 'M';
  const file = after ?? before;
  const kind = file !== undefined && isText(file) ? 'T' : 'B';
  return `${kind} ${after?.sizeBytes ?? 0}\t:${from?.mode} ${to?.mode} ${from?.oid}... ${to?.oid}... ${status}\t${path}`;
}

/** Git sees of a large file its pointer, which is text. */
function isText({ path, isLfs }: FileView): boolean {
  return isLfs || /^text\/|json|xml|yaml|toml/u.test(mediaTypeOf(path));
}
