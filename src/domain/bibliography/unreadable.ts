import { makeFault, Refused } from '../errors/sphere-error.js';
import type { BibliographyFlaw, BibliographyFormat } from '../refusals/bibliography-refusals.js';

const names: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
  cff: 'CITATION.cff',
};

const sentences: Readonly<Record<BibliographyFlaw, string>> = {
  field: 'a field is not written as name = value',
  'nothing-found': 'no entry begins here',
  syntax: 'this cannot be read',
  unclosed: 'an entry begins here that is not closed',
};

/**
 * The refusal of a bibliography that cannot be read (`bibliography-unreadable`).
 * @param line from 1; null where the format has none
 * @param said what the reader of the format said, in English
 */
export function unreadable(
  format: BibliographyFormat,
  line: number | null,
  flaw: BibliographyFlaw,
  said?: string,
): Refused {
  const where = line === null ? names[format] : `Line ${line} of the ${names[format]}`;
  const message = `${where}: ${said ?? sentences[flaw]}.`;
  const facts = { format, flaw, ...(line !== null && { line }) };
  const field = line === null ? format : `line ${line}`;
  return new Refused('bibliography-unreadable', message, {
    faults: [makeFault(field, 'bibliography-syntax', message, facts)],
  });
}
