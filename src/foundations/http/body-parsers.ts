import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidInput, TooLarge } from '../../domain/errors/sphere-error.js';

/** Set on a route with `@RouteConfig`, hands the body on as a stream whatever its type. */
export interface BodyRouteConfig {
  readonly rawBody?: boolean;
  /** Largest body of this route, where it is not the usual one. */
  readonly bodyLimitBytes?: number;
}

const jsonTypes = [
  'application/json',
  'application/vnd.git-lfs+json',
  'application/merge-patch+json',
];

/**
 * Registers how bodies are read: JSON and forms within the route's limit; anything else, and every
 * body of a route that takes raw ones, as a stream. Never a stream for any other route: validation
 * would copy it with all that hangs on it, down to the socket, and the process would not survive.
 */
export function registerBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    jsonTypes,
    async (request: FastifyRequest, payload: IncomingMessage) =>
      takesRawBody(request) ? payload : parseJson(await readWithin(payload, limitOf(request))),
  );
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    async (request: FastifyRequest, payload: IncomingMessage) =>
      takesRawBody(request) ? payload : parseForm(await readWithin(payload, limitOf(request))),
  );
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (takesRawBody(request)) {
      done(null, payload);
      return;
    }
    const type = request.headers['content-type'] ?? 'none';
    payload.resume();
    done(
      new InvalidInput(
        `A body of type "${type.slice(0, 80)}" is not understood here; send application/json.`,
        {},
        'unsupported-media-type',
        { type: type.slice(0, 80) },
      ),
    );
  });
}

function takesRawBody(request: FastifyRequest): boolean {
  return (request.routeOptions.config as BodyRouteConfig).rawBody === true;
}

function limitOf(request: FastifyRequest): number {
  const { bodyLimitBytes } = request.routeOptions.config as BodyRouteConfig;
  return bodyLimitBytes ?? request.routeOptions.bodyLimit;
}

async function readWithin(payload: IncomingMessage, limitBytes: number): Promise<string> {
  const declared = Number(payload.headers['content-length'] ?? 0);
  const tooLarge = new TooLarge(
    `The body is larger than ${limitBytes} bytes; send less at a time.`,
    { facts: { what: 'request', limitBytes } },
  );
  try {
    if (declared > limitBytes) throw tooLarge;

    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
      sizeBytes += (chunk as Buffer).length;
      if (sizeBytes > limitBytes) throw tooLarge;
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    // A client reads no answer before it has sent everything; cut off, it would see none at all.
    payload.resume();
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text, refusePrototype) as unknown;
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    const reason = cause instanceof Error ? cause.message : 'unreadable';
    throw new InvalidInput(
      `The body is not JSON: ${reason.slice(0, 160)}.`,
      { cause },
      'malformed-json',
      { reason: reason.slice(0, 160) },
    );
  }
}

/** A key that stands once is a text, one that is repeated a list of texts. */
function parseForm(text: string): Record<string, string | string[]> {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      refusePrototype(key, undefined);
      const [first = '', ...rest] = form.getAll(key);
      return [key, rest.length === 0 ? first : [first, ...rest]];
    }),
  );
}

/** `__proto__` in a body has no honest use. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') {
    throw InvalidInput.field(key, 'unknown-field', 'The field "__proto__" is not accepted.', {
      name: '__proto__',
    });
  }
  return value;
}
