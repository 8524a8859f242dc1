import type { CitedAuthor, CitedWork } from './cited-work.js';

const kinds = { model: 'Model', paper: 'Preprint', dataset: 'Data set' } as const;

/** One BibTeX entry in UTF-8, whose values BibTeX and LaTeX read as they were written. */
export function writeBibtex(work: CitedWork): string {
  const [year, month] = work.issued;
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', work.authors.map(bibtexName).join(' and ')],
    // Braces of its own keep the capitals of a title.
    ['title', `{${escapeTex(work.title)}}`],
    ['year', year === undefined ? null : String(year)],
    ['month', month === undefined ? null : String(month)],
    ['version', escapeTex(work.version)],
    ['note', `${kinds[work.kind]}, version ${escapeTex(work.version)}`],
    ['publisher', 'Sphere'],
    ['doi', work.doi === null ? null : escapeTex(work.doi)],
    ['url', work.address],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.padEnd(9)} = {${value}},\n`],
  );
  return `@misc{${work.key},\n${lines.join('')}}\n`;
}

/** A name of one part is kept together: BibTeX would take its last word for the family's. */
function bibtexName(author: CitedAuthor): string {
  if ('name' in author) return `{${escapeTex(author.name)}}`;
  const family = `{${escapeTex(author.family)}}`;
  return author.given === null ? family : `${family}, {${escapeTex(author.given)}}`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts escaped braces as well: one alone would swallow the entries after it.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}~^$&#_%]/g, (sign) => escapes[sign] ?? `\\${sign}`);
}
