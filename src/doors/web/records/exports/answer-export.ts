import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { WrittenAnswer } from '../../pages/page.js';

/** An export ready to be sent. */
export interface WrittenExport {
  readonly text: string;
  readonly contentType: string;
  readonly modifiedAt: Date;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer with an export, or 304 where the reader has it (RFC 9110 §13). It may be shown where it is
 * asked for, and never runs.
 */
export function answerExport(
  request: FastifyRequest,
  { text, contentType, modifiedAt, headers }: WrittenExport,
): WrittenAnswer {
  // As bytes: of texts the framework says their charset, which is no parameter of most of these types.
  const bytes = Buffer.from(text);
  const hash = createHash('sha256').update(contentType).update('\n').update(bytes);
  const etag = `"${hash.digest('base64url').slice(0, 27)}"`;
  const status = isKnown(request, etag, modifiedAt) ? 304 : 200;
  return {
    status,
    headers: {
      ...headers,
      etag,
      'last-modified': modifiedAt.toUTCString(),
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': contentType,
      'x-content-type-options': 'nosniff',
    },
    body: status === 304 ? '' : bytes,
  };
}

/** A date counts only where no tag is given: two versions may be of one second. */
function isKnown({ headers }: FastifyRequest, etag: string, modifiedAt: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(modifiedAt.getTime() / 1_000) * 1_000 <= since;
}
