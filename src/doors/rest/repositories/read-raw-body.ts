import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { TooLarge } from '../../../domain/errors/sphere-error.js';

/**
 * The body of a route that takes raw ones, in memory.
 * @param tooLarge thrown where it has more than `limitBytes`
 */
export async function readRawBody(
  { body, headers }: FastifyRequest,
  limitBytes: number,
  tooLarge: () => TooLarge,
): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  const payload = body as IncomingMessage;
  try {
    if (Number(headers['content-length'] ?? 0) > limitBytes) throw tooLarge();

    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
      sizeBytes += (chunk as Buffer).length;
      if (sizeBytes > limitBytes) throw tooLarge();
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    // A client reads no answer before it has sent everything; cut off, it would see none at all.
    payload.resume();
  }
}
