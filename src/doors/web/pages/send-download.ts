import type { FastifyReply } from 'fastify';

/** A file that the site writes itself. */
export interface Download {
  /** Letters, digits, dots and hyphens. */
  readonly fileName: string;
  readonly mediaType: string;
}

/** Headers under which a browser keeps a file and never shows it as a page of this site. */
export function announceDownload(
  reply: FastifyReply,
  { fileName, mediaType }: Download,
): FastifyReply {
  return reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
}
