import { validateHeaderValue } from 'node:http';
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
  open(range: ByteRange): Promise<Readable | Buffer>;
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

  const range = wantedOf(request, bytes);
  if (range === 'nothing') {
    await reply.code(304).send();
    return;
  }

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
 * What a request wants of some bytes: a part, the whole, or nothing, since it has them already (RFC
 * 9110 §13.1.2, §13.1.5). A range of what they were before is a wish for the whole.
 */
export function wantedOf(
  { headers }: FastifyRequest,
  { sizeBytes, etag }: Pick<ServableBytes, 'sizeBytes' | 'etag'>,
): ReturnType<typeof readRange> | 'nothing' {
  const quoted = `"${etag}"`;
  if (matches(headers['if-none-match'], quoted)) return 'nothing';
  const ifRange = headers['if-range'];
  const isCurrent = ifRange === undefined || ifRange === quoted;
  return isCurrent ? readRange(headers.range, sizeBytes) : 'whole';
}

/**
 * Headers that were worked out and checked before they are needed: names and values in turn.
 * Throws `TypeError` for what cannot stand in a header.
 */
export function flatHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
  return Object.entries(headers).flat();
}

/**
 * Answers HEAD with 200, or with 304. Goes past Fastify's reply, which would take and check the same
 * headers one by one at every request. Writes after all requests that have arrived were read: a
 * write between them wakes the client each time, which costs more than all else here together.
 * @param headers of the 200, of `flatHeaders`, the length and the quoted tag among them
 */
export function serveHead(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, headers }: { readonly etag: string; readonly headers: readonly string[] },
): void {
  const status = matches(request.headers['if-none-match'], `"${etag}"`) ? 304 : 200;
  const all = [...headers];
  const added = reply.getHeaders();
  for (const name in added) all.push(name, String(added[name]));
  reply.hijack();
  setImmediate(() => {
    reply.raw.writeHead(status, all).end();
  });
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header
    .split(',')
    .map((candidate) => candidate.trim().replace(/^W\//, ''))
    .some((candidate) => candidate === etag || candidate === '*');
}
