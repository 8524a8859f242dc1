import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { kindOfSegment, type RepositoryKind } from '../../domain/identifiers/repository-kind.js';

/** A repository as the command line names it. */
export interface SourceName {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reads `hf:namespace/name`, `hf:datasets/namespace/name` or `hf:papers/namespace/name`.
 * Throws `InvalidInput`.
 * @param kind what else says the kind; model where nothing does
 */
export function parseSourceName(text: string, kind?: RepositoryKind): SourceName {
  const segments = /^hf:(?:\/\/)?(.+)$/.exec(text)?.[1]?.split('/') ?? [];
  const [first = '', ...rest] = segments;
  const written = segments.length === 3 ? kindOfSegment(first) : null;
  const [namespace = '', name = '', ...others] = written === null ? segments : rest;
  const part = /^[A-Za-z0-9_][\w.-]{0,95}$/;
  if (others.length > 0 || !part.test(namespace) || !part.test(name)) {
    throw InvalidInput.field(
      'source',
      'import-source',
      `"${text.slice(0, 160)}" names no repository; write hf:namespace/name, or hf:datasets/namespace/name.`,
    );
  }
  if (written !== null && kind !== undefined && written !== kind) {
    throw InvalidInput.field('kind', 'import-kind', `"${text}" is a ${written}, not a ${kind}.`);
  }
  return { kind: written ?? kind ?? 'model', namespace, name };
}

/**
 * Reads the base address of a Hub. Throws `InvalidInput` for anything but `http:` and `https:`, and
 * where it holds a password, which would be shown.
 */
export function parseHubAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === '';
  if (isPlain) return url.href.replace(/\/+$/, '');
  const scheme = /^[a-z0-9+.-]{1,20}:/i.exec(text)?.[0] ?? 'no scheme';
  throw InvalidInput.field(
    'from',
    'import-from',
    `The address to import from (${scheme}) is none of a Hub; write it as https://huggingface.co, without a password or query.`,
  );
}
