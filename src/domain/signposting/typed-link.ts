/** A link with what it is for (RFC 8288). Addresses are absolute. */
export interface TypedLink {
  readonly rel: string;
  readonly href: string;
  /** Media type of what is there. */
  readonly type?: string;
  /** Of a format that its media type alone does not tell (RFC 6906). */
  readonly profile?: string;
}

/**
 * A link as it stands in a `Link` header, and, with the address that it starts from, in a linkset as text
 * (RFC 8288 §3, RFC 9264 §4.1). ASCII whatever it is given.
 */
export function writeLink({ rel, href, type, profile }: TypedLink, anchor?: string): string {
  const parameters: readonly (readonly [string, string | undefined])[] = [
    ['rel', rel],
    ['type', type],
    ['profile', profile],
    ['anchor', anchor === undefined ? undefined : encodeAddress(anchor)],
  ];
  const written = parameters.flatMap(([name, value]) =>
    value === undefined ? [] : [`;${name}="${quotable(value)}"`],
  );
  return `<${encodeAddress(href)}>${written.join('')}`;
}

/** An address with everything percent-encoded that RFC 3986 does not take; what is encoded stays. */
export function encodeAddress(address: string): string {
  return address
    .replace(/\p{Cs}/gu, '\u{fffd}')
    .replace(/%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  const bytes = Array.from(new TextEncoder().encode(character));
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** What a quoted string holds (RFC 9110 §5.6.4). */
function quotable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '\\$&');
}
