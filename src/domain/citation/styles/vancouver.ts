import { type CitedAuthor, type CitedWork, placeOf } from '../cited-work.js';
import type { CitationLocale } from './citation-form.js';
import { initialsOf, sentence, styleWords } from './style-words.js';

/** So many authors are named, and the others are `et al.` (the ICMJE's samples of the NLM style). */
const mostNamed = 6;

/** `Smith A, Doe J. Title [model]. Version v1.0. Sphere; 2026. Available from: https://…` */
export function writeVancouver(work: CitedWork, locale: CitationLocale): string {
  const words = styleWords[locale];
  const [year] = work.issued;
  return [
    sentence(authorsOf(work.authors)),
    `${work.title} [${words.types[work.type].toLowerCase()}].`,
    sentence(`${words.version} ${work.version}`),
    `${work.publisher}; ${sentence(String(year ?? `[${words.noDate}]`))}`,
    `${words.availableFrom}${placeOf(work)}`,
  ].join(' ');
}

function authorsOf(authors: readonly CitedAuthor[]): string {
  const shown = authors.slice(0, mostNamed).map((author) => {
    if ('name' in author) return author.name;
    if (author.given === null) return author.family;
    // The style writes two initials at most.
    return `${author.family} ${Array.from(initialsOf(author.given, '')).slice(0, 2).join('')}`;
  });
  if (authors.length > mostNamed) shown.push('et al.');
  return shown.join(', ');
}
