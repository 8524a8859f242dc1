/** One searchable word and where it stands, in UTF-16 units of the text it was found in. */
export interface Word {
  /** Folded: lower case, without accents; letters, marks and digits only. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True for the lone last character of a run in a script that writes no spaces. */
  readonly isTail: boolean;
}

/** A longer word is cut, in the index and in the question alike. */
const maxWordLength = 64;

const unspaced =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー]';
const run = new RegExp(`(${unspaced}+)|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * The words of a text, in order, with their places. A hyphen, a slash or a dot parts words, so that
 * `kyutai/moshi-7b` is found by each part. Scripts without spaces give overlapping pairs of characters.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(run)) {
    if (match[1] === undefined) {
      const folded = fold(match[0]);
      const end = match.index + match[0].length;
      if (folded !== '') found.push({ text: folded, start: match.index, end, isTail: false });
    } else {
      found.push(...pairs(match[1], match.index));
    }
  }
  return found;
}

/**
 * Folds one word: "Défossez" and "Defossez" become the same. Marks are dropped where they are accents
 * (Latin, Greek, Cyrillic, Hebrew, Arabic) and kept where they are vowels (Devanagari, Thai, …).
 */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu, '$1')
    .replace(/(?:[\u0591-\u05c7]|\u0640|[\u064b-\u0652]|\u0670)/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłıþħŧς]/g, (letter) => withoutDecomposition[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .slice(0, maxWordLength)
    .replace(/\p{Cs}/gu, '');
}

/** Letters with a stroke and ligatures, which Unicode does not decompose. */
const withoutDecomposition: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};

function pairs(text: string, offset: number): Word[] {
  const characters = Array.from(text);
  const found: Word[] = [];
  let start = offset;
  characters.forEach((character, index) => {
    const next = characters[index + 1] ?? '';
    const folded = fold(character + next);
    const isTail = next === '' && index > 0;
    const end = start + character.length + next.length;
    if (folded !== '') found.push({ text: folded, start, end, isTail });
    start += character.length;
  });
  return found;
}
