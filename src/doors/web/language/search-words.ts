import type { InEveryLanguage } from './language.js';

/** The names of what a search can be narrowed by. */
export type FacetTitle =
  'kind' | 'licence' | 'task' | 'language' | 'organisation' | 'year' | 'openness';

/** The words of the search. */
export interface SearchWords {
  readonly title: string;
  readonly titleFor: (question: string) => string;
  readonly description: string;
  readonly questionLabel: string;
  readonly questionHelp: string;
  readonly search: string;
  readonly found: (count: string, isCapped: boolean, isOne: boolean) => string;
  readonly narrow: string;
  readonly facets: Readonly<Record<FacetTitle, string>>;
  readonly kinds: Readonly<Record<'model' | 'paper' | 'dataset', string>>;
  readonly isEstimate: string;
  /** Before words of a paper's PDF. */
  readonly inText: string;
  readonly remove: (facet: string, value: string) => string;
  readonly chosen: string;
  readonly clear: string;
  readonly sortBy: string;
  readonly sorts: Readonly<
    Record<'relevance' | 'newest' | 'oldest' | 'updated' | 'downloads', string>
  >;
  readonly apply: string;
  readonly next: string;
  readonly start: string;
  readonly results: string;
  readonly nothing: string;
  readonly nothingHelp: readonly string[];
}

export const searchWords: InEveryLanguage<SearchWords> = {
  en: {
    title: 'Search',
    titleFor: (question) => `Search: ${question}`,
    description: 'Search the released models, papers and datasets.',
    questionLabel: 'Words, a "quoted phrase", or -words to leave out',
    questionHelp: 'Accents and capitals make no difference.',
    search: 'Search',
    found: (count, isCapped, isOne) =>
      isOne ? 'One record' : `${isCapped ? 'More than ' : ''}${count} records`,
    narrow: 'Narrow the search',
    facets: {
      kind: 'Kind',
      licence: 'Licence',
      task: 'Task',
      language: 'Language',
      organisation: 'Organisation',
      year: 'Year',
      openness: 'Openness',
    },
    kinds: { model: 'Models', paper: 'Papers', dataset: 'Datasets' },
    inText: 'In the text of the PDF:',
    isEstimate: 'Counts are of the newest matches.',
    remove: (facet, value) => `Remove ${facet}: ${value}`,
    chosen: 'Narrowed to',
    clear: 'Remove all',
    sortBy: 'Order',
    sorts: {
      relevance: 'Best match',
      newest: 'Newest record',
      oldest: 'Oldest record',
      updated: 'Latest release',
      downloads: 'Most downloaded',
    },
    apply: 'Apply',
    next: 'Next page',
    start: 'Back to the first page',
    results: 'Results',
    nothing: 'Nothing was found',
    nothingHelp: [
      'Try fewer words, or the beginning of one: the last word may be unfinished.',
      'Check the spelling of names; accents do not matter.',
      'Drafts are not searched: only what is released is found.',
    ],
  },
  fr: {
    title: 'Recherche',
    titleFor: (question) => `Recherche\u00a0: ${question}`,
    description: 'Chercher parmi les modèles, articles et jeux de données publiés.',
    questionLabel: 'Des mots, une "expression exacte", ou -mots à exclure',
    questionHelp: 'Accents et majuscules ne comptent pas.',
    search: 'Rechercher',
    found: (count, isCapped, isOne) =>
      isOne ? 'Une notice' : `${isCapped ? 'Plus de ' : ''}${count} notices`,
    narrow: 'Affiner la recherche',
    facets: {
      kind: 'Nature',
      licence: 'Licence',
      task: 'Tâche',
      language: 'Langue',
      organisation: 'Organisation',
      year: 'Année',
      openness: 'Ouverture',
    },
    kinds: { model: 'Modèles', paper: 'Articles', dataset: 'Jeux de données' },
    inText: 'Dans le texte du PDF\u00a0:',
    isEstimate: 'Les nombres portent sur les réponses les plus récentes.',
    remove: (facet, value) => `Retirer ${facet}\u00a0: ${value}`,
    chosen: 'Limité à',
    clear: 'Tout retirer',
    sortBy: 'Ordre',
    sorts: {
      relevance: 'Pertinence',
      newest: 'Notices récentes',
      oldest: 'Notices anciennes',
      updated: 'Dernières versions',
      downloads: 'Téléchargements',
    },
    apply: 'Appliquer',
    next: 'Page suivante',
    start: 'Revenir à la première page',
    results: 'Résultats',
    nothing: 'Aucun résultat',
    nothingHelp: [
      'Essayez moins de mots, ou le début d’un mot\u00a0: le dernier peut être inachevé.',
      'Vérifiez l’orthographe des noms\u202f; les accents ne comptent pas.',
      'Les brouillons ne sont pas cherchés\u00a0: seul ce qui est publié se trouve.',
    ],
  },
};
