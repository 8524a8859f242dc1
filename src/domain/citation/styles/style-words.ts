import type { CitedAuthor, CitedWork } from '../cited-work.js';
import type { CitationLocale } from './citation-form.js';

interface StyleWords {
  readonly and: string;
  readonly noDate: string;
  readonly availableFrom: string;
  readonly version: string;
  readonly quoted: (text: string) => string;
  readonly types: Readonly<Record<CitedWork['type'], string>>;
}

/** The words that the styles of citation are made of. */
export const styleWords: Readonly<Record<CitationLocale, StyleWords>> = {
  'en-GB': {
    and: 'and',
    noDate: 'n.d.',
    availableFrom: 'Available from: ',
    version: 'Version',
    quoted: (text) => `‘${text}’`,
    types: {
      Model: 'Model',
      Dataset: 'Data set',
      Preprint: 'Preprint',
      Report: 'Report',
      ConferencePaper: 'Conference paper',
      JournalArticle: 'Journal article',
      Dissertation: 'Dissertation',
    },
  },
  'fr-FR': {
    and: 'et',
    noDate: 's.\u00a0d.',
    availableFrom: 'Disponible sur\u00a0: ',
    version: 'Version',
    quoted: (text) => `«\u202f${text}\u202f»`,
    types: {
      Model: 'Modèle',
      Dataset: 'Jeu de données',
      Preprint: 'Prépublication',
      Report: 'Rapport',
      ConferencePaper: 'Communication',
      JournalArticle: 'Article de revue',
      Dissertation: 'Thèse',
    },
  },
};

/**
 * The initials of given names: `Jean-Luc Marie` is `J.-L. M.` with dots, and `JLM` without.
 * @param dot after each letter; empty for styles that write none
 */
export function initialsOf(given: string, dot: '.' | ''): string {
  return given
    .split(/\s+/)
    .map((name) =>
      name
        .split(/[-‐‑]/)
        .flatMap(([first]) => (first === undefined ? [] : [`${first.toUpperCase()}${dot}`]))
        .join(dot === '' ? '' : '-'),
    )
    .join(dot === '' ? '' : ' ');
}

/** `Family, G.`, or the one name that there is. */
export function withInitials(author: CitedAuthor): string {
  if ('name' in author) return author.name;
  return author.given === null
    ? author.family
    : `${author.family}, ${initialsOf(author.given, '.')}`;
}

/** A sentence with a full stop at its end, unless it has its own end. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
