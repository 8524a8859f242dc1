import { createHash, randomBytes } from 'node:crypto';
import type { TermDraft, XorbBytes } from './xet-bytes.js';
import { shardBytes, shardFileOf, xorbBytes } from './xet-bytes.js';

/** A file, and what a client sends of it. */
export interface XetFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly xorb: XorbBytes;
  readonly shard: Buffer;
}

/** A file of three chunks, one in each scheme, all its own. */
export function aXetFile(): Promise<XetFile> {
  return xetFileOf([randomBytes(30_000), Buffer.alloc(40_001, randomBytes(7)), floats(2_500)]);
}

/** The file of these chunks, in one xorb whose chunks take the schemes in turn. */
export async function xetFileOf(chunks: readonly Buffer[]): Promise<XetFile> {
  const bytes = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const xorb = await xorbBytes(chunks.map((plain, index) => ({ plain, scheme: index % 3 })));
  return { bytes, sha256, xorb, shard: shardBytes([await shardFileOf([xorb], sha256)]) };
}

/** A shard of the file whose one term is changed. */
export async function shardWith(
  { xorb, sha256 }: XetFile,
  change: Partial<TermDraft>,
): Promise<Buffer> {
  const file = await shardFileOf([xorb], sha256);
  return shardBytes([{ ...file, terms: file.terms.map((term) => ({ ...term, ...change })) }]);
}

function floats(count: number): Buffer {
  return Buffer.from(
    Float32Array.from({ length: count }, (_, index) => index * Math.random()).buffer,
  );
}
