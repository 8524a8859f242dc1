/**
 * What the address says was done a moment ago, in the words of the page; nothing for what it has no
 * words for. Anybody can write such an address: a page says no more by it than these sentences.
 */
export function wordsOfDeed(
  words: Readonly<Record<string, string>>,
  deed: unknown,
): string | undefined {
  return typeof deed === 'string' && Object.hasOwn(words, deed) ? words[deed] : undefined;
}
