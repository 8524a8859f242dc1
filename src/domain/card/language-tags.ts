/**
 * Parts what a card gives as languages into BCP 47 tags, in canonical case, and the rest
 * (`multilingual`, `code`), which is kept as keywords (scholarly A.1).
 */
export function sortLanguages(texts: readonly string[]): { tags: string[]; keywords: string[] } {
  const tags = new Set<string>();
  const keywords = new Set<string>();
  for (const text of texts) {
    const tag = canonicalTag(text);
    if (tag === null) keywords.add(text);
    else tags.add(tag);
  }
  return { tags: [...tags], keywords: [...keywords] };
}

/** True for a well-formed tag that begins with a registered length of letters: `en`, `pt-BR`. */
export function isLanguageTag(text: string): boolean {
  return canonicalTag(text) !== null;
}

function canonicalTag(text: string): string | null {
  // Longer first parts are well-formed and unregistered: `french` is no language tag.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
