import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ByteRange, readRange } from './byte-range.js';

/** Bytes that can be served whole or in part. */
export interface ServableBytes {
  readonly sizeBytes: number;
  /** Strong entity tag, without quotes. */
  readonly etag: string;
  /** All further headers of the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Opens the bytes of `range`; never called for HEAD, 304, 416 and empty files. */
  open(range: ByteRange): Promise<Readable>;
}

/**
 * Answers GET or HEAD with bytes: 200, 206, 304 or 416 by RFC 9110 §13 and §14.
 * A range of an empty file is answered 200 with `Content-Range: bytes *\/0`, which Hub clients
 * expect (hf-hub A1).
 */
export async function serveBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: ServableBytes,
): Promise<void> {
  const etag = `"${bytes.etag}"`;
  void reply.headers({ ...bytes.headers, etag, 'accept-ranges': 'bytes' });

  if (matches(request.headers['if-none-match'], etag)) {
    await reply.code(304).send();
    return;
  }
  const ifRange = request.headers['if-range'];
  const isCurrent = ifRange === undefined || ifRange === etag;
  const range = isCurrent ? readRange(request.headers.range, bytes.sizeBytes) : 'whole';

  if (bytes.sizeBytes === 0) {
    if (range !== 'whole') void reply.header('content-range', 'bytes */0');
    await reply.code(200).header('content-length', 0).send('');
    return;
  }
  if (range === 'unsatisfiable') {
    await reply
      .code(416)
      .header('content-range', `bytes */${bytes.sizeBytes}`)
      .header('content-length', 0)
      .send('');
    return;
  }
  const part = range === 'whole' ? { start: 0, end: bytes.sizeBytes - 1 } : range;
  if (range !== 'whole') {
    void reply
      .code(206)
      .header('content-range', `bytes ${part.start}-${part.end}/${bytes.sizeBytes}`);
  }
  void reply.header('content-length', part.end - part.start + 1);
  await reply.send(request.method === 'HEAD' ? '' : await bytes.open(part));
}

/**
 * Answers HEAD with 200 and headers that were worked out before, or with 304. Goes past Fastify's
 * reply, which would take and check the same headers one by one at every request: that alone is
 * half of what such a request costs.
 * @param headers of the 200: names and values in turn, the length and the quoted tag among them
 */
export function serveHead(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, headers }: { readonly etag: string; readonly headers: readonly string[] },
): void {
  const isKnown = matches(request.headers['if-none-match'], `"${etag}"`);
  const all = Object.entries(reply.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
  all.push(...headers);
  reply.hijack();
  reply.raw.writeHead(isKnown ? 304 : 200, all);
  reply.raw.end();
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header
    .split(',')
    .map((candidate) => candidate.trim().replace(/^W\//, ''))
    .some((candidate) => candidate === etag || candidate === '*');
}
