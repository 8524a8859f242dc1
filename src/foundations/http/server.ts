import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { registerBodyParsers } from './body-parsers.js';
import { allowEveryOrigin } from './cross-origin.js';
import { answerBrokenRequest, answerUnreadableAddress } from './unreadable-requests.js';

/** JSON bodies up to here; a route that takes more says so with its own limit. */
const bodyLimitBytes = 1_048_576;
/** An encoded path of 1,024 bytes reaches 3,072; a commit id and a name come on top. */
const maxParameterLength = 4_096;

/** Fastify as Sphere uses it: request ids, long paths, its own body parsers. */
export function createServer(): FastifyAdapter {
  const adapter = new SphereAdapter({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: maxParameterLength, ignoreTrailingSlash: true },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // From anywhere else, anybody could write who she is.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // A body that never ends must not hold a connection for ever, a large upload must not be cut.
    requestTimeout: 0,
    keepAliveTimeout: 72_000,
    frameworkErrors: answerUnreadableAddress,
    clientErrorHandler: answerBrokenRequest,
  });
  const fastify = adapter.getInstance();
  registerBodyParsers(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    // What a token shows may be a draft; a route that knows better says so itself.
    if (request.headers.authorization !== undefined && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'private, no-store');
    }
    done();
  });
  allowEveryOrigin(fastify);
  return adapter;
}

/** Bodies are read by the parsers above; Nest would add its own for JSON and forms, unlimited ones. */
class SphereAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    // Nothing to add.
  }
}
