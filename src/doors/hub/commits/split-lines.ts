import { Buffer } from 'node:buffer';
import { TooLarge } from '../../../domain/errors/sphere-error.js';

const lineFeed = 0x0a;

/**
 * Splits a body at line feeds; blank lines are left out, the last may lack its line feed. Holds one
 * line at a time. Throws `TooLarge` for a longer line or body than allowed, before it is all there.
 */
export async function* splitLines(
  body: AsyncIterable<Buffer>,
  { maxLineBytes, maxBodyBytes }: { maxLineBytes: number; maxBodyBytes: number },
): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let lineBytes = 0;
  let bodyBytes = 0;
  const take = (): Buffer => {
    const [first] = pieces;
    const line = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
    pieces = [];
    lineBytes = 0;
    return line;
  };
  const keep = (piece: Buffer): void => {
    lineBytes += piece.length;
    if (lineBytes > maxLineBytes) {
      throw new TooLarge(`A line of the body is longer than ${maxLineBytes} bytes.`, {
        remedy: 'Send large files by LFS.',
        facts: { what: 'protocol' },
      });
    }
    if (piece.length > 0) pieces.push(piece);
  };

  for await (const chunk of body) {
    bodyBytes += chunk.length;
    if (bodyBytes > maxBodyBytes) {
      throw new TooLarge(`The body is longer than ${maxBodyBytes} bytes; use several commits.`, {
        facts: { what: 'protocol' },
      });
    }
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (!isBlank(line)) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = take();
  if (!isBlank(last)) yield last;
}

function isBlank(line: Buffer): boolean {
  return line.length < 8 && line.toString('latin1').trim() === '';
}
