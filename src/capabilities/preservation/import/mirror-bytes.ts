import { createHash } from 'node:crypto';
import { lfsPointerOid } from '../../../domain/git/lfs-pointer.js';
import { blobHasher } from '../../../domain/git/object-id.js';
import type { MirroredFile } from '../../../domain/preservation/mirrored-release.js';

/** Passes bytes on. Throws `RangeError` at their end where they are not those of the file. */
export async function* checked(
  { path, sha256, sizeBytes, gitOid, isLfs }: MirroredFile,
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const git = blobHasher(sizeBytes);
  let left = sizeBytes;
  for await (const chunk of bytes) {
    left -= chunk.length;
    if (left < 0) break;
    hash.update(chunk);
    git.update(chunk);
    yield chunk;
  }
  const isWhole = left === 0 && hash.digest('hex') === sha256;
  if (!isWhole || (!isLfs && git.finish() !== gitOid)) {
    throw new RangeError(`the bytes of "${path}" in the mirror are not those that were released`);
  }
}

/** Reads bytes to their end for the sake of what is checked on the way. */
export async function drain(_file: MirroredFile, bytes: AsyncIterable<Buffer>): Promise<void> {
  const reader = bytes[Symbol.asyncIterator]();
  while ((await reader.next()).done !== true);
}

/** What several paths share is read once: what git calls it hangs on each of them.
 * Throws `RangeError`. */
export function requirePointers(files: readonly MirroredFile[]): void {
  const byBytes = new Map<string, string>();
  for (const { path, sha256, sizeBytes, gitOid, isLfs } of files) {
    const known = byBytes.get(sha256);
    if (!isLfs) byBytes.set(sha256, gitOid);
    const isRight = isLfs
      ? gitOid === lfsPointerOid({ sha256, sizeBytes })
      : known === undefined || known === gitOid;
    if (!isRight) throw new RangeError(`"${path}" is called otherwise by git`);
  }
}
