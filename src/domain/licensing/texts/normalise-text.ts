const copyrightLine = /^(?:\W*)(?:portions )?(?:copyright\b|\(c\)|©)/i;
const nameOfYear = /\(c\)|©|\d{4}|[<[{]|\bYEAR\b/i;
/** A line that says more than whose work it is stays, lest terms hide behind the word "Copyright". */
const saysMore =
  /\b(?:only|not|no|may|must|shall|except|unless|without|use|used|using|commercial\w*|purposes?|prohibit\w*|restrict\w*|military|revenue)\b/i;
const listMarker = /^\s*(?:[-*•>#]+\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s+)+/i;

/** Whether a line only says whose the copyright is and since when. */
export function isCopyrightLine(line: string): boolean {
  return copyrightLine.test(line) && nameOfYear.test(line) && !saysMore.test(line);
}

/**
 * A licence text made comparable (licence-policy R30): no copyright lines, no list markers, one case,
 * plain quotes and dashes, single spaces. Sentences end with `.`, `;` or `:`.
 */
export function normaliseLicenceText(text: string): string {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => !isCopyrightLine(line))
    .map((line) => line.replace(listMarker, ''))
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛`´']/g, "'")
    .replace(/[“”„«»]|''/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/[*_=#~|<>]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a normalised text. British and American "licence" are one word. */
export function wordsOf(normalised: string): readonly string[] {
  const words = normalised.replaceAll('licence', 'license').match(/[\p{L}\p{N}]+/gu);
  return words ?? [];
}

/** The sentences of a normalised text, each as its words. */
export function sentencesOf(normalised: string): readonly (readonly string[])[] {
  return normalised
    .split(/[.;:!?](?=\s|$)/)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}
