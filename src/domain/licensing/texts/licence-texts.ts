import licences from 'spdx-license-list/full.js';

const corpus: ReadonlyMap<string, string> = new Map(
  Object.entries(licences).map(([id, { licenseText }]) => [id, licenseText]),
);

// Addresses stand in angle brackets too.
const placeholder = /<[^<>\n/@]{1,60}>|\[[^[\]\n]{1,60}\]|\bYEAR\b|\bAUTHOR EMAIL\b/;
const holderPlaceholder =
  /<(?:the )?(?:copyright holders?|owner(?: organization name)?)>|\[Owner Organization\]/gi;
/** Their reference text names other people's copyright, or has no line where one belongs (R29). */
const lineOfOthers: ReadonlyMap<string, RegExp> = new Map([
  ['ISC', /^Copyright .*Internet S.*(?:\n|$)/gm],
  ['Zlib', /(?<=^zlib License\n)\n/],
]);

/** The identifier whose text a term needs: without `+`, and without the exception after WITH. */
export function textIdOf(term: string): string {
  return term.replace(/\+?(?: WITH .*)?$/, '');
}

/**
 * The reference text of a licence as SPDX lists it, with its placeholders; null where the corpus
 * has none. It has none for `LicenseRef-OpenMDW-1.1`: that text must come with the release.
 */
export function referenceTextOf(id: string): string | null {
  return corpus.get(id) ?? null;
}

/** Whether the text of a licence begins with a copyright line that each release fills (R29). */
export function needsCopyrightLine(id: string): boolean {
  const text = corpus.get(id);
  if (text === undefined) return false;
  return lineOfOthers.has(id) || openCopyrightLine(text) !== null;
}

/**
 * The text of a licence to go with a release, its copyright line filled (licence-policy R29). Null
 * where the corpus lacks it, or where a line is needed and there are no holders.
 *
 * @param holders display names, in order
 * @param year of the release
 */
export function licenceTextFor(
  id: string,
  holders: readonly string[],
  year: number,
): string | null {
  const text = corpus.get(id);
  if (text === undefined) return null;
  if (!needsCopyrightLine(id)) return text;
  if (holders.length === 0) return null;

  // Replacements are functions, since a `$` in somebody's name must stay one.
  const names = holders.join(', ');
  const line = `Copyright (c) ${year} ${names}`;
  const others = lineOfOthers.get(id);
  if (others !== undefined) {
    let isFirst = true;
    return text.replace(others, () => {
      const first = isFirst;
      isFirst = false;
      if (!first) return '';
      return id === 'Zlib' ? `\n${line}\n\n` : `${line}\n`;
    });
  }
  const open = openCopyrightLine(text) ?? '';
  const rest = /\. All rights reserved\.?\s*$/i.test(open) ? '. All rights reserved.' : '';
  return text.replace(open, () => line + rest).replace(holderPlaceholder, () => names);
}

function openCopyrightLine(text: string): string | null {
  const head = text.split('\n').slice(0, 8);
  return head.find((line) => /^\W*copyright\b/i.test(line) && placeholder.test(line)) ?? null;
}
