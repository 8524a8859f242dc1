import { type CitedWork, invertedName } from './cited-work.js';

const types = { model: 'COMP', paper: 'UNPB', dataset: 'DATA' } as const;

/** One RIS reference; lines end in CRLF, and the last one in a space before that. */
export function writeRis(work: CitedWork): string {
  const [year] = work.issued;
  const lines: readonly (readonly [string, string | null])[] = [
    ['TY', types[work.kind]],
    ...work.authors.map((author) => ['AU', invertedName(author)] as const),
    ['TI', work.title],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : risDate(work.issued)],
    ['PB', 'Sphere'],
    ['ET', work.version],
    ['AB', work.abstract === '' ? null : work.abstract],
    ...work.keywords.map((keyword) => ['KW', keyword] as const),
    ['LA', work.language],
    ['C1', work.licence],
    ['DO', work.doi],
    ['UR', work.address],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}\r\n`]))
    .join('');
}

/** `2026/11/24/`; what is not known stays empty between its slashes. */
function risDate(issued: readonly number[]): string {
  const [year = 0, month, day] = issued;
  const two = (part: number | undefined) =>
    part === undefined ? '' : String(part).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}
