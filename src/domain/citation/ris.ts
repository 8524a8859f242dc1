import { type CitedWork, invertedName } from './cited-work.js';

const types: Readonly<Record<CitedWork['type'], string>> = {
  Model: 'COMP',
  Dataset: 'DATA',
  Preprint: 'UNPB',
  Report: 'RPRT',
  ConferencePaper: 'CPAPER',
  JournalArticle: 'JOUR',
  Dissertation: 'THES',
};

/** One RIS reference; lines end in CRLF, and the last one in a space before that. */
export function writeRis(work: CitedWork): string {
  const [year] = work.issued;
  const { container } = work;
  const [firstPage, lastPage] = container.pages?.split(/\s*[-–]+\s*/) ?? [];
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['TY', types[work.type]],
    ...work.authors.map((author) => ['AU', invertedName(author)] as const),
    ['TI', work.title],
    ['T2', container.title],
    ['VL', container.volume],
    ['IS', container.issue],
    ['SP', firstPage],
    ['EP', lastPage],
    ['SN', container.issn],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : risDate(work.issued)],
    ['PB', work.publisher],
    ['ET', work.version],
    ['AB', work.abstract === '' ? null : work.abstract],
    ...work.keywords.map((keyword) => ['KW', keyword] as const),
    ...work.notes.map((note) => ['N1', note] as const),
    ...work.references.map(({ relation, text }) => ['N1', `${relation}: ${text}`] as const),
    ['LA', work.language],
    ['C1', work.licence],
    ['DO', work.doi],
    ['UR', work.address],
    ['L1', work.pdf],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === null || value === undefined || value === '' ? [] : [`${tag}  - ${value}\r\n`],
  );
  return `${written.join('')}ER  - \r\n`;
}

/** `2026/11/24/`; what is not known stays empty between its slashes. */
function risDate(issued: readonly number[]): string {
  const [year = 0, month, day] = issued;
  const two = (part: number | undefined) =>
    part === undefined ? '' : String(part).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}
