/** One entry of a feed. */
export interface FeedEntry {
  /** IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly updatedAt: Date;
  readonly url: string;
}

/** A feed of Atom (RFC 4287); entries in the order given. */
export function writeFeed(feed: {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly updatedAt: Date;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
}): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    `<id>${escaped(feed.id)}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    `<updated>${feed.updatedAt.toISOString()}</updated>`,
    `<author><name>${escaped(feed.author)}</name></author>`,
    ...feed.entries.flatMap((entry) => [
      '<entry>',
      `<id>${escaped(entry.id)}</id>`,
      `<title>${escaped(entry.title)}</title>`,
      `<updated>${entry.updatedAt.toISOString()}</updated>`,
      `<link rel="alternate" href="${escaped(entry.url)}"/>`,
      '</entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
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
