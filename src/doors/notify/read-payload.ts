import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, TooLarge } from '../../domain/errors/sphere-error.js';

/** Types of what is taken (LDN §3.3). */
export const takenTypes = ['application/ld+json', 'application/json'] as const;

/** Notifications have some thousand characters. */
const maxBodyBytes = 65_536;
/** Deeper JSON has no honest use. */
const maxDepth = 32;

/**
 * The JSON that was sent. Throws `InvalidInput`: `unsupported-media-type`, `malformed-json`; `TooLarge`.
 */
export async function readPayload({ headers, body }: FastifyRequest): Promise<unknown> {
  const stream = body as Readable | undefined;
  try {
    requireType(headers['content-type']);
    return parse(stream === undefined ? '' : await readWithin(stream));
  } finally {
    // A client reads no answer before it has sent everything; cut off, it would see none at all.
    stream?.resume();
  }
}

function requireType(header = 'none'): void {
  const type = header.split(';', 1)[0]?.trim().toLowerCase();
  if (takenTypes.some((taken) => taken === type)) return;
  throw new InvalidInput(
    `A body of type "${header.slice(0, 80)}" is not understood here; send application/ld+json.`,
    {},
    'unsupported-media-type',
    { type: header.slice(0, 80) },
  );
}

async function readWithin(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > maxBodyBytes) {
      throw new TooLarge(`A notification has at most ${maxBodyBytes} bytes.`, {
        facts: { what: 'request', limitBytes: maxBodyBytes },
      });
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  if (isDeep(text)) throw notJson(`it is more than ${maxDepth} levels deep`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause instanceof Error ? cause.message : 'unreadable', cause);
  }
}

/** Looks at brackets outside of strings alone: to walk the value would exhaust the stack. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.replace(/"(?:[^"\\]|\\.)*"/gs, '').matchAll(/[[{\]}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > maxDepth) return true;
  }
  return false;
}

function notJson(why: string, cause?: unknown): InvalidInput {
  const reason = why.slice(0, 160);
  return new InvalidInput(`The body is not JSON: ${reason}.`, { cause }, 'malformed-json', {
    reason,
  });
}
