import { Refused } from '../../../domain/errors/sphere-error.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { HubSource } from '../hub/hub-source.js';
import type { Incoming } from '../hub/incoming.js';
import { SourceTrouble } from '../hub/patience.js';
import type { SourceFile } from '../hub/source-file.js';
import { otherSize } from './corrupt-file.js';
import type { PartFile } from './part-file.js';

/**
 * Completes `part`, from where it stands, with the bytes of a file: by `Range`, with `If-Range` once
 * the file's tag is known, and from the start where the source knows no ranges or the file changed.
 * Whether the bytes are the right ones is for the caller to check. Throws `Refused`, `Unavailable`.
 * @param onBytes hears of the part's size as it grows
 */
export async function fetchLargeFile(
  source: HubSource,
  commitId: CommitId,
  file: SourceFile,
  part: PartFile,
  onBytes: (sizeBytes: number) => void,
): Promise<void> {
  let tag: string | null = null;
  const attempt = async () => {
    if (part.sizeBytes > file.sizeBytes) await part.empty();
    onBytes(part.sizeBytes);
    if (part.sizeBytes === file.sizeBytes) return;
    const incoming = await source.open(commitId, file.path, rangeHeaders(part.sizeBytes, tag));
    tag = await align(incoming, file, part, tag);
    for await (const chunk of incoming.bytes()) {
      if (part.sizeBytes + chunk.byteLength > file.sizeBytes) throw otherSize(file, 'more');
      await part.append(chunk);
      onBytes(part.sizeBytes);
    }
    if (part.sizeBytes < file.sizeBytes) {
      throw new SourceTrouble(`it ended after ${part.sizeBytes} of ${file.sizeBytes} bytes`);
    }
  };
  await source.persist({ what: file.path, attempt, progress: () => part.sizeBytes });
}

function rangeHeaders(start: number, tag: string | null): Readonly<Record<string, string>> {
  if (start === 0) return {};
  return { range: `bytes=${start}-`, ...(tag !== null && { 'if-range': tag }) };
}

/** Makes part and answer fit together; gives the answer's strong tag. */
async function align(
  incoming: Incoming,
  file: SourceFile,
  part: PartFile,
  knownTag: string | null,
): Promise<string | null> {
  const { status, headers } = incoming;
  const written = headers.get('etag');
  const tag = written?.startsWith('"') === true ? written : null;
  const isOther = knownTag !== null && tag !== null && tag !== knownTag;
  if (status === 416 || (status === 206 && isOther)) {
    await incoming.discard();
    await part.empty();
    throw new SourceTrouble('what has arrived belongs to no file of the source any more');
  }
  if (status === 206) {
    const [, start, total] =
      /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
    if (Number(start) !== part.sizeBytes) {
      await incoming.discard();
      throw new Refused(
        'source-refused',
        `The source answers a range of ${file.path} with another.`,
      );
    }
    await requireSize(incoming, file, total === '*' ? undefined : total);
    return tag;
  }
  await part.empty();
  const isPlain = headers.get('content-encoding') === null;
  await requireSize(incoming, file, isPlain ? headers.get('content-length') : undefined);
  return tag;
}

async function requireSize(
  incoming: Incoming,
  file: SourceFile,
  announced: string | null | undefined,
): Promise<void> {
  if (announced === null || announced === undefined) return;
  if (Number(announced) === file.sizeBytes) return;
  await incoming.discard();
  throw otherSize(file, announced);
}
