import type { CitationFormatName } from '../../../domain/citation/citation-formats.js';
import type { CitationLocale } from '../../../domain/citation/styles/citation-form.js';
import type { InEveryLanguage, Language } from './language.js';

/** The words about citations and the files that hold them. */
export interface CitationWords {
  readonly formats: Readonly<Record<CitationFormatName | 'citation', string>>;
  readonly forMachines: string;
  readonly asFile: string;
  readonly exportResults: (most: string) => string;
}

const names = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', cff: 'CITATION.cff' } as const;

export const citationWords: InEveryLanguage<CitationWords> = {
  en: {
    formats: { ...names, citation: 'Plain text' },
    forMachines: 'For programs and catalogues',
    asFile: 'As a file',
    exportResults: (most) => `Take these results with you, the first ${most} at most:`,
  },
  fr: {
    formats: { ...names, citation: 'Texte simple' },
    forMachines: 'Pour les programmes et les catalogues',
    asFile: 'En fichier',
    exportResults: (most) => `Emporter ces résultats, les ${most} premiers au plus\u00a0:`,
  },
};

/** The locale of citations on a page of that language. */
export function citationLocaleOf(language: Language): CitationLocale {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
