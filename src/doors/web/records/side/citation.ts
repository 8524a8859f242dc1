import type { Creator, RecordMetadata } from '../../../../domain/card/record-metadata.js';

/** What a citation is made of. */
export interface CitedRelease {
  readonly metadata: Pick<RecordMetadata, 'kind' | 'title' | 'creators'>;
  readonly version: string;
  /** Year of publication; null for what is not published. */
  readonly year: number | null;
  /** Where the release is found, for ever. */
  readonly address: string;
  readonly doi: string | null;
}

/** More than a reader reads; the metadata has them all. */
const namesInText = 10;
const namesInBibtex = 50;
const resourceTypes = { model: 'Model', paper: 'Preprint', dataset: 'Data set' } as const;

/** `Smith, Ann; Doe, Jo (2026). Title (Version v1.0) [Model]. Sphere. https://…` (DataCite 4.6, citation). */
export function citeAsText({ metadata, version, year, address, doi }: CitedRelease): string {
  const names = metadata.creators.map(({ name }) => name);
  const shown = names.length > namesInText ? [...names.slice(0, namesInText), 'et al.'] : names;
  const dated = year === null ? '' : ` (${year})`;
  const type = resourceTypes[metadata.kind];
  const place = doi === null ? address : `https://doi.org/${doi}`;
  return `${shown.join('; ')}${dated}. ${metadata.title} (Version ${version}) [${type}]. Sphere. ${place}`;
}

/** One BibTeX entry, whose values BibTeX and LaTeX read as they were written. */
export function citeAsBibtex(release: CitedRelease): string {
  const { metadata, version, year, address, doi } = release;
  const authors = metadata.creators.slice(0, namesInBibtex).map(bibtexName);
  if (metadata.creators.length > namesInBibtex) authors.push('others');
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', authors.join(' and ')],
    ['title', `{${escape(metadata.title)}}`],
    ['year', year === null ? null : String(year)],
    ['version', escape(version)],
    ['publisher', 'Sphere'],
    ['doi', doi === null ? null : escape(doi)],
    ['url', address],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.padEnd(9)} = {${value}}`],
  );
  return `@misc{${keyOf(release)},\n${lines.join(',\n')}\n}`;
}

/** A name of one part is kept together: BibTeX would take its last word for the family's. */
function bibtexName({ type, name, familyName, givenName }: Creator): string {
  if (type === 'Organizational' || familyName === undefined) return `{${escape(name)}}`;
  const family = `{${escape(familyName)}}`;
  return givenName === undefined ? family : `${family}, {${escape(givenName)}}`;
}

/** Letters and digits without accents: `smith2026faster`. */
function keyOf({ metadata, year }: CitedRelease): string {
  const [first] = metadata.creators;
  const who = plainLetters(first?.familyName ?? first?.name ?? '');
  const [word = ''] = metadata.title
    .split(/\s+/)
    .map(plainLetters)
    .filter((part) => part.length > 3);
  return `${who}${year ?? ''}${word}` || 'record';
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .slice(0, 20);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escape(text: string): string {
  return text.replace(/[\\{}~^$&#_%]/g, (sign) => escapes[sign] ?? `\\${sign}`);
}
