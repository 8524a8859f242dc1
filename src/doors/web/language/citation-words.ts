import type { CitationFormatName } from '../../../domain/citation/citation-formats.js';
import type { InEveryLanguage } from './language.js';

/** The words about citations and the files that hold them. */
export interface CitationWords {
  readonly formats: Readonly<Record<CitationFormatName, string>>;
  readonly asFile: string;
  readonly exportResults: (most: string) => string;
}

const names = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', cff: 'CITATION.cff' } as const;

export const citationWords: InEveryLanguage<CitationWords> = {
  en: {
    formats: { ...names, text: 'Plain text' },
    asFile: 'As a file',
    exportResults: (most) => `Take these results with you, the first ${most} at most:`,
  },
  fr: {
    formats: { ...names, text: 'Texte simple' },
    asFile: 'En fichier',
    exportResults: (most) => `Emporter ces résultats, les ${most} premiers au plus :`,
  },
};
