import type { Branded } from '../identifiers/brand.js';

/** A piece of well-formed XML; a plain text becomes one only by being escaped. */
export type Xml = Branded<'Xml'>;

/** Attributes by name; what is undefined or blank is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with a text, which is escaped, or with pieces of XML inside. */
export function element(
  name: string,
  attributes: Attributes,
  content: string | readonly Xml[],
): Xml {
  const inside = typeof content === 'string' ? escapeText(content) : content.join('');
  return `${openTag(name, attributes)}${inside}</${name}>` as Xml;
}

/** One element with a text, or none where the text is absent or blank: no element is ever empty. */
export function elementOf(name: string, attributes: Attributes, text: string | undefined): Xml[] {
  return isBlank(text) ? [] : [element(name, attributes, text)];
}

/** An element around the pieces, or none where there are none. */
export function elementAround(name: string, pieces: readonly Xml[]): Xml[] {
  return pieces.length === 0 ? [] : [element(name, {}, pieces)];
}

/** The start of an element whose content follows piece by piece. */
export function openTag(name: string, attributes: Attributes): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    isBlank(value) ? [] : [` ${key}="${escapeAttribute(value)}"`],
  );
  return `<${name}${written.join('')}>` as Xml;
}

/** The end of an element that `openTag` began. */
export function closeTag(name: string): Xml {
  return `</${name}>` as Xml;
}

/** A text as it may stand between tags, without the characters that XML 1.0 §2.2 forbids. */
function escapeText(text: string): Xml {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;') as Xml;
}

function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
}

function withoutForbidden(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

function isBlank(text: string | undefined): text is undefined {
  return text === undefined || withoutForbidden(text).trim() === '';
}
