import { inOwnDirection } from '../citation/one-line.js';

/** One entry of a feed. */
export interface FeedEntry {
  /** IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly updatedAt: Date;
  readonly url: string;
  /** What is to be cited, where that is not the id (RFC 8574). */
  readonly citeAs?: string;
  readonly publishedAt?: Date;
  /** Names; without any, those of the feed count. */
  readonly authors?: readonly string[];
  /** Plain text. */
  readonly summary?: string;
  readonly categories?: readonly string[];
  /** What may be done with it: an SPDX expression. */
  readonly rights?: string;
  /** Files that the entry is about. */
  readonly enclosures?: readonly {
    readonly url: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
  }[];
}

/** A feed, or one page of it. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly updatedAt: Date;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
  /** Absolute addresses: of this page, of the same in HTML, of the page after it (RFC 5005 §3). */
  readonly links?: Readonly<Partial<Record<'self' | 'alternate' | 'first' | 'next', string>>>;
}

/** A feed of Atom (RFC 4287); entries in the order given. */
export function writeFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('updated', feed.updatedAt.toISOString()),
    person(feed.author),
    ...Object.entries(feed.links ?? {}).map(([relation, url]) => link(relation, url)),
    ...feed.entries.flatMap(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: FeedEntry): string[] {
  return [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.updatedAt.toISOString()),
    ...optional(entry.publishedAt, (at) => element('published', at.toISOString())),
    ...(entry.authors ?? []).map(person),
    link('alternate', entry.url),
    ...optional(entry.citeAs, (address) => `<link rel="cite-as" href="${escaped(address)}"/>`),
    ...(entry.enclosures ?? []).map(
      ({ url, mediaType, sizeBytes }) =>
        `<link rel="enclosure" type="${escaped(mediaType)}" length="${sizeBytes}" href="${escaped(url)}"/>`,
    ),
    ...(entry.categories ?? []).map((term) => `<category term="${escaped(term)}"/>`),
    ...optional(entry.rights, (rights) => element('rights', rights)),
    ...optional(entry.summary, (summary) => element('summary', summary)),
    '</entry>',
  ];
}

function optional<Value>(value: Value | undefined, write: (value: Value) => string): string[] {
  return value === undefined ? [] : [write(value)];
}

function person(name: string): string {
  return `<author>${element('name', name)}</author>`;
}

function link(relation: string, url: string): string {
  const type = relation === 'alternate' ? 'text/html' : 'application/atom+xml';
  return `<link rel="${relation}" type="${type}" href="${escaped(url)}"/>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(inOwnDirection(text))}</${name}>`;
}

/** What XML 1.0 §2.2 does not take is left out, even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
