import { type CitedAuthor, type CitedWork, invertedName, placeOf } from '../cited-work.js';
import type { CitationLocale } from './citation-form.js';
import { sentence, styleWords } from './style-words.js';

/** So many authors are all named; of more, the first seven are (Chicago 17, §14.76). */
const mostNamed = 10;

/** `Smith, Ann, and Jo Doe. 2026. ‘Title.’ Version v1.0. Model. Sphere. https://…` (Chicago 17, §15). */
export function writeChicago(work: CitedWork, locale: CitationLocale): string {
  const words = styleWords[locale];
  const [year] = work.issued;
  const title =
    locale === 'fr-FR' ? `${words.quoted(work.title)}.` : words.quoted(sentence(work.title));
  return [
    sentence(authorsOf(work, locale)),
    sentence(String(year ?? words.noDate)),
    title,
    sentence(`${words.version} ${work.version}`),
    `${words.types[work.type]}.`,
    `${work.publisher}.`,
    placeOf(work),
  ].join(' ');
}

/** Only the first is inverted. */
function authorsOf({ authors }: CitedWork, locale: CitationLocale): string {
  const names = authors.map((author, index) =>
    index === 0 ? invertedName(author) : spoken(author),
  );
  if (names.length > mostNamed) return `${names.slice(0, 7).join(', ')}, et al.`;
  const [last = '', ...before] = names.reverse();
  const first = before.reverse();
  if (first.length === 0) return last;
  const { and } = styleWords[locale];
  return `${first.join(', ')}${locale === 'fr-FR' ? '' : ','} ${and} ${last}`;
}

function spoken(author: CitedAuthor): string {
  if ('name' in author) return author.name;
  return author.given === null ? author.family : `${author.given} ${author.family}`;
}
