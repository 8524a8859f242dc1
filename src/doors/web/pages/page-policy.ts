/**
 * The headers of a page: nothing but what the site itself serves, and nothing inline: what a card or a name smuggles in has
 * no way to run, to load or to send (supply-chain §8).
 * @param connectsTo origins besides the site's own that scripts may send to
 */
export function pageHeaders(connectsTo: readonly string[] = []): Readonly<Record<string, string>> {
  return { ...fixedHeaders, 'content-security-policy': contentPolicy(connectsTo) };
}

function contentPolicy(connectsTo: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ["connect-src 'self'", ...connectsTo].join(' '),
    "media-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const fixedHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  vary: 'Accept, Accept-Language, Cookie',
  // What a page shows depends on who asks and can change with any release.
  'cache-control': 'private, no-cache',
};
