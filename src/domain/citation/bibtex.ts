import type { CitedAuthor, CitedWork } from './cited-work.js';
import { type TexEncoding, texText } from './tex-text.js';

/** Classic BibTeX has no type for software and data: those are `@misc`, which say what they are in words. */
type EntryType = 'article' | 'inproceedings' | 'techreport' | 'misc';

/** One BibTeX entry, whose values BibTeX and LaTeX read as they were written. */
export function writeBibtex(work: CitedWork, encoding: TexEncoding = 'utf-8'): string {
  const type = entryTypeOf(work);
  const [year, month] = work.issued;
  const tex = (text: string) => texText(text, encoding);
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', work.authors.map((author) => bibtexName(author, tex)).join(' and ')],
    // Braces of its own keep the capitals of a title.
    ['title', `{${tex(work.title)}}`],
    ...placeFields(work, type).map(([name, value]) => [name, value && tex(value)] as const),
    ['year', year === undefined ? null : String(year)],
    ['month', month === undefined ? null : String(month)],
    ['version', tex(work.version)],
    ['note', tex(noteOf(work))],
    ['publisher', type === 'techreport' ? null : tex(work.publisher)],
    ['license', tex(work.licence)],
    ['keywords', work.keywords.length === 0 ? null : tex(work.keywords.join(', '))],
    ['langid', work.language === null ? null : tex(work.language)],
    ['abstract', work.abstract === '' ? null : tex(work.abstract)],
    // These two are taken letter by letter.
    ['doi', work.doi],
    ['url', work.address],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.padEnd(12)} = {${value}},\n`],
  );
  return `@${type}{${work.key},\n${lines.join('')}}\n`;
}

function entryTypeOf({ type, container }: CitedWork): EntryType {
  if (type === 'Report') return 'techreport';
  if (container.title === undefined) return 'misc';
  if (type === 'JournalArticle') return 'article';
  return type === 'ConferencePaper' ? 'inproceedings' : 'misc';
}

/** Where the work appeared, as its type of entry says it. */
function placeFields(
  { container, publisher }: CitedWork,
  type: EntryType,
): (readonly [string, string | null])[] {
  const pages = container.pages?.replace(/(\d)\s*[-–]\s*(\d)/g, '$1--$2') ?? null;
  switch (type) {
    case 'article':
      return [
        ['journal', container.title ?? null],
        ['volume', container.volume ?? null],
        ['number', container.issue ?? null],
        ['pages', pages],
        ['issn', container.issn ?? null],
      ];
    case 'inproceedings':
      return [
        ['booktitle', container.title ?? null],
        ['pages', pages],
      ];
    case 'techreport':
      return [['institution', publisher]];
    case 'misc':
      return [['howpublished', publisher]];
  }
}

/** `Model, version v1.0. Licence: Apache-2.0. Funded by …` */
function noteOf({ typeLabel, version, licence, notes }: CitedWork): string {
  return [`${typeLabel}, version ${version}`, `Licence: ${licence}`, ...notes].join('. ');
}

/**
 * A name of one part is kept together: BibTeX would take its last word for the family's. Parts keep
 * their braces only where a comma or an "and" would part them, since braces hide initials from styles.
 */
function bibtexName(author: CitedAuthor, tex: (text: string) => string): string {
  if ('name' in author) return `{${tex(author.name)}}`;
  const [family, given] = [author.family, author.given ?? ''].map((part) =>
    /,|\band\b|^others$/i.test(part) ? `{${tex(part)}}` : tex(part),
  );
  if (given === undefined || given === '') return `{${tex(author.family)}}`;
  return `${family ?? ''}, ${given}`;
}
