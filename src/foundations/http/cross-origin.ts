import type { FastifyInstance } from 'fastify';

/** What pages of other origins may read of an answer (hf-hub §0, supply-chain §9). */
const exposedHeaders = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'Digest',
  'ETag',
  'Link',
  'Location',
  'Repr-Digest',
  'X-Error-Code',
  'X-Error-Message',
  'X-Linked-ETag',
  'X-Linked-Size',
  'X-Repo-Commit',
  'X-Request-Id',
  'X-Total-Count',
].join(',');

/**
 * Lets pages of any origin call as strangers or with a token: browsers keep an answer to a request
 * with cookies from other origins where the star is all that allows them. Answers every preflight.
 */
export function allowEveryOrigin(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('access-control-allow-origin', '*');
    void reply.header('access-control-expose-headers', exposedHeaders);
    const asksFirst =
      request.method === 'OPTIONS' &&
      request.headers['access-control-request-method'] !== undefined;
    if (!asksFirst) {
      done();
      return;
    }
    void reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers':
          'Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range',
        'access-control-max-age': '86400',
      })
      .send();
  });
}
