import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { kindOfSegment } from '../../../../domain/identifiers/repository-kind.js';
import type { RecordName } from '../../records/record-address.js';

/** A release by its record and label. */
export interface NamedRelease extends RecordName {
  readonly version: string;
}

const maxLength = 1_000;

/**
 * The release that somebody names by the address of its page, whole or in part, or as
 * `papers/namespace/name@v1.0`; without a kind it is a model. Throws `InvalidInput` (`release-address`).
 */
export function releaseNamed(text: string): NamedRelease {
  const path = pathOf(text.trim().slice(0, maxLength));
  const segments = path.split('/').filter((segment) => segment !== '');
  const kind = kindOfSegment(segments[0] ?? '');
  const [namespace = '', name = '', word, version = ''] =
    kind === null ? segments : segments.slice(1);
  if (namespace !== '' && word === undefined && name.includes('@')) {
    const [bare = '', label = ''] = name.split('@', 2);
    if (bare !== '' && label !== '') {
      return { kind: kind ?? 'model', namespace, name: bare, version: label };
    }
  }
  if (namespace !== '' && name !== '' && word === 'releases' && version !== '') {
    return { kind: kind ?? 'model', namespace, name, version };
  }
  throw InvalidInput.field(
    'address',
    'release-address',
    `"${text.slice(0, 80)}" names no release; write the address of its page, or namespace/name@v1.0.`,
    { value: text.slice(0, 80) },
  );
}

function pathOf(text: string): string {
  const path = URL.canParse(text) ? new URL(text).pathname : text.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
