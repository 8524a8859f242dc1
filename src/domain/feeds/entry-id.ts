import { doiAddressOf, pidAddressOf } from '../scholarly/record-addresses.js';

/** A release as feeds have named it since its publication. */
export interface PublishedWork {
  readonly pid: string;
  readonly publishedAt: Date;
  /** With the instant from which it was promised; null where it has none. */
  readonly doi: { readonly doi: string; readonly reservedAt: Date } | null;
}

/**
 * The `id` of an entry: its version PID on the day of its publication. A DOI that came later is not taken:
 * an id never changes (RFC 4287 §4.2.6), and readers would show the entry as a new one.
 * @param base public address of the instance, without a trailing slash
 */
export function entryIdOf({ pid, publishedAt, doi }: PublishedWork, base: string): string {
  return doi !== null && doi.reservedAt <= publishedAt
    ? doiAddressOf(doi.doi)
    : pidAddressOf(base, pid);
}
