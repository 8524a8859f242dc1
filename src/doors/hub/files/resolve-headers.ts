import { Buffer } from 'node:buffer';
import { dispositionOf, mediaTypeOf } from '../../../domain/formats/media-type.js';
import type { FileView, Revision } from '../../../capabilities/repositories/index.js';

/** Sent with every artifact: what a browser may do with bytes that somebody uploaded (supply-chain §9). */
const protections = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** The headers of an artifact for GET and HEAD alike, without length and range (hf-hub A1). */
export type ResolveHeaders = Readonly<Record<string, string>>;

/**
 * The headers that a file of a revision is served with (hf-hub A1, supply-chain §9).
 * @param sniffed what the bytes were recognised as when they arrived
 */
export function resolveHeaders(
  revision: Pick<Revision, 'commitId' | 'isImmutable' | 'isPublic'>,
  file: FileView,
  sniffed: string | null,
): ResolveHeaders {
  const mediaType = mediaTypeOf(file.path, sniffed);
  return {
    ...commitHeaders(revision),
    ...protections,
    'content-type': mediaType,
    'content-disposition': dispositionOf(file.path, mediaType),
    'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    'accept-ranges': 'bytes',
    ...(file.isLfs && {
      'x-linked-size': String(file.sizeBytes),
      'x-linked-etag': `"${file.sha256}"`,
    }),
  };
}

/** The headers of the pointer text that `/raw/` gives for a large file. */
export function pointerHeaders(
  revision: Pick<Revision, 'commitId' | 'isImmutable' | 'isPublic'>,
  file: FileView,
): ResolveHeaders {
  const mediaType = 'text/plain; charset=utf-8';
  return {
    ...commitHeaders(revision),
    ...protections,
    'content-type': mediaType,
    'content-disposition': dispositionOf(file.path, mediaType),
    'accept-ranges': 'bytes',
  };
}

/** Strong entity tag without quotes; also the file's name in the client's cache, so hex only. */
export function entityTagOf(file: FileView): string {
  return file.isLfs ? file.sha256 : file.oid;
}

/** What may be kept for how long: for ever, until asked again, not at all. */
export function cacheControlOf({
  isImmutable,
  isPublic,
}: Pick<Revision, 'isImmutable' | 'isPublic'>): string {
  if (!isPublic) return 'private, no-store';
  return isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function commitHeaders(revision: Pick<Revision, 'commitId' | 'isImmutable' | 'isPublic'>) {
  return { 'x-repo-commit': revision.commitId, 'cache-control': cacheControlOf(revision) };
}
