import { Buffer } from 'node:buffer';

/** What can be known from bytes alone and is safe to show in a browser. */
export type SniffedMediaType = (typeof signatures)[number]['mediaType'];

/** How many of the first and the last bytes `sniffMediaType` looks at. */
export const sniffedBytes = 1024;

const unknown = 'application/octet-stream';
const plainText = 'text/plain; charset=utf-8';

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

const signatures = [
  {
    mediaType: 'application/pdf',
    suffixes: ['pdf'],
    // ISO 32000-2 §7.5: a header at the very start, and an end-of-file marker in the last 1,024 bytes.
    fits: (head: Buffer, tail: Buffer) =>
      /^%PDF-[12]\.\d/.test(ascii(head, 0, 8)) && tail.includes('%%EOF'),
  },
  {
    mediaType: 'image/png',
    suffixes: ['png'],
    fits: (head: Buffer) => ascii(head, 0, 8) === '\u0089PNG\r\n\u001a\n',
  },
  {
    mediaType: 'image/jpeg',
    suffixes: ['jpg', 'jpeg'],
    fits: (head: Buffer) => ascii(head, 0, 3) === '\u00ff\u00d8\u00ff',
  },
  {
    mediaType: 'image/webp',
    suffixes: ['webp'],
    fits: (head: Buffer) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP',
  },
  {
    mediaType: 'audio/wav',
    suffixes: ['wav'],
    fits: (head: Buffer) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WAVE',
  },
  {
    mediaType: 'audio/ogg',
    suffixes: ['ogg', 'oga', 'opus'],
    fits: (head: Buffer) => ascii(head, 0, 4) === 'OggS',
  },
  {
    mediaType: 'audio/flac',
    suffixes: ['flac'],
    fits: (head: Buffer) => ascii(head, 0, 4) === 'fLaC',
  },
  {
    mediaType: 'audio/mpeg',
    suffixes: ['mp3'],
    // An ID3v2 tag, or the sync word of an MPEG audio frame of layer III.
    fits: (head: Buffer) =>
      ascii(head, 0, 3) === 'ID3' ||
      (head.length > 1 && head.readUInt8(0) === 0xff && (head.readUInt8(1) & 0xe6) === 0xe2),
  },
] as const;

/** Text, and what a browser would run if it were told its true type. */
const textSuffixes = new Set(
  (
    'atom bash bat bib bst c cc cff cfg cjs cls conf cpp cs css csv cu cuh cxx diff dot f90 gitattributes ' +
    'gitignore gitkeep gitmodules go gql graphql h hh hpp htm html ini ipynb java jinja jinja2 jl js json ' +
    'json5 jsonl jsonld jsx kt latex less log lua m map markdown md mdx mjs mts ndjson nix org patch php pl ' +
    'proto ps1 py pyi pyx r rb rdf ris rs rst sass scala scss sh sql srt sty svg swift template tex text ' +
    'toml ts tsv tsx ttl txt vtt vue xhtml xml xsd xsl xslt yaml yml zsh'
  ).split(' '),
);

/** Files that are text under these names, with or without a suffix. */
const textName =
  /^(?:authors|changelog|citation|codeowners|contributing|contributors|copying|copyright|dockerfile|gemfile|install|licen[cs]es?|makefile|notice|readme|version)(?:[-_][^.]*)?$/i;

/**
 * Recognises a type that may be shown inline, or null.
 * @param head the first `sniffedBytes` bytes, or all where there are fewer
 * @param tail the last `sniffedBytes` bytes; a PDF without its end is none
 */
export function sniffMediaType(head: Buffer, tail: Buffer): SniffedMediaType | null {
  return signatures.find((signature) => signature.fits(head, tail))?.mediaType ?? null;
}

/**
 * The `Content-Type` of an artifact (supply-chain §9): from a fixed table of suffixes, never from
 * its author. Whatever a browser would run is plain text; weights and the unknown are octets.
 * @param sniffed what its bytes were recognised as; without it nothing but text is told apart
 */
export function mediaTypeOf(path: string, sniffed: string | null = null): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const suffix = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  const shown = signatures.find(({ suffixes }) => suffixes.some((known) => known === suffix));
  if (shown !== undefined) return shown.mediaType === sniffed ? sniffed : unknown;
  return textSuffixes.has(suffix) || textName.test(name) ? plainText : unknown;
}

/** The `Content-Disposition` of an artifact served as `mediaType`: inline only where that is safe. */
export function dispositionOf(path: string, mediaType: string): string {
  const isShown = signatures.some((signature) => signature.mediaType === mediaType);
  return contentDisposition(path, isShown ? 'inline' : 'attachment');
}

/**
 * A `Content-Disposition` with the file's last segment as its name: an ASCII fallback, and the true
 * name by RFC 8187 (supply-chain §1).
 */
export function contentDisposition(
  path: string,
  disposition: 'attachment' | 'inline' = 'attachment',
): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Every byte, not every character: `é` is two underscores.
  const fallback = Buffer.from(name, 'utf8')
    .toString('latin1')
    .replace(/[^A-Za-z0-9._-]/g, '_');
  return `${disposition}; filename="${fallback}"; filename*=UTF-8''${encodeExtendedValue(name)}`;
}

/** RFC 8187 §3.2.1: percent-encodes all but `attr-char`; a lone surrogate becomes U+FFFD. */
function encodeExtendedValue(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9!#$&+.^_`|~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
