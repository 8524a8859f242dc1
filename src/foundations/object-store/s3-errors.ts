import { SphereError, Unavailable } from '../../domain/errors/sphere-error.js';

/** The HTTP status that the store answered, or null where it did not answer. */
export function statusOf(error: unknown): number | null {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? null;
}

/** True where the store answered with one of these error codes, such as `NoSuchUpload`. */
export function isRefusal(error: unknown, ...codes: readonly string[]): boolean {
  const { name, Code } = error as { name?: string; Code?: string };
  return codes.includes(name ?? '') || codes.includes(Code ?? '');
}

/** Anything but an error of our own becomes `Unavailable`, with the store's words as its cause. */
export function unavailable(error: unknown): SphereError {
  if (error instanceof SphereError) return error;
  // A system error has a code, such as ECONNREFUSED; what the store answered has a name and a status.
  const { code, name } = error as { code?: string; name?: string };
  const reason = [code ?? name ?? 'unknown error', statusOf(error)].join(' ').trim();
  return new Unavailable(`The object store failed (${reason}).`, 5, {
    cause: error,
    facts: { what: 'object-store' },
  });
}
