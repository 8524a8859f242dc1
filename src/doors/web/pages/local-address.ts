const maxLength = 2_000;

/**
 * An address of this site that a form or a link may lead on to: path and query, never another host.
 * What is none is `/`, since a link made elsewhere must not send readers away from here.
 */
export function localAddress(address: unknown): string {
  if (typeof address !== 'string' || address.length > maxLength) return '/';
  // Browsers read "//host" and "/\host" as other hosts, and drop tabs and line ends first.
  if (!/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(address)) return '/';
  const base = 'https://site.invalid';
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  // "/..//host" has become "//host" only now.
  if (url?.origin !== base || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
