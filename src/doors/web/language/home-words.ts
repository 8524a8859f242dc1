import type { InEveryLanguage } from './language.js';

/** The words of the first page. */
export interface HomeWords {
  readonly title: string;
  readonly lead: string;
  readonly promises: readonly { readonly name: string; readonly meaning: string }[];
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly search: string;
  readonly newest: string;
  readonly allReleases: string;
  readonly kinds: Readonly<Record<'model' | 'paper' | 'dataset', string>>;
  readonly newestModels: string;
  readonly newestPapers: string;
  readonly newestDatasets: string;
  readonly allModels: string;
  readonly allPapers: string;
  readonly allDatasets: string;
  readonly nothingYet: string;
  readonly byTask: string;
  readonly byLanguage: string;
  readonly byLicence: string;
  readonly byOrganisation: string;
}

export const homeWords: InEveryLanguage<HomeWords> = {
  en: {
    title: 'Models and papers, open for ever',
    lead: 'Sphere is where a laboratory publishes everything that it makes: papers, weights, data and code.',
    promises: [
      { name: 'Free', meaning: 'Read and download without an account, a gate or a fee.' },
      {
        name: 'Open',
        meaning: 'Nothing is released unless every file in it is under an open licence.',
      },
      {
        name: 'For ever',
        meaning: 'What is released is never taken back, narrowed or replaced.',
      },
    ],
    searchLabel: 'Search models, papers and datasets',
    searchHint: 'speech recognition, Défossez, apache-2.0…',
    search: 'Search',
    newest: 'Newest releases',
    allReleases: 'All releases, newest first',
    kinds: { model: 'Model', paper: 'Paper', dataset: 'Dataset' },
    newestModels: 'Newest models',
    newestPapers: 'Newest papers',
    newestDatasets: 'Newest datasets',
    allModels: 'All models',
    allPapers: 'All papers',
    allDatasets: 'All datasets',
    nothingYet: 'Nothing has been released yet.',
    byTask: 'By task',
    byLanguage: 'By language',
    byLicence: 'By licence',
    byOrganisation: 'By organisation',
  },
  fr: {
    title: 'Modèles et articles, ouverts pour toujours',
    lead: 'Sphere est le lieu où un laboratoire publie tout ce qu’il fait\u00a0: articles, poids, données et code.',
    promises: [
      { name: 'Libre', meaning: 'Lire et télécharger sans compte, sans barrière et sans payer.' },
      {
        name: 'Ouvert',
        meaning: 'Rien n’est publié si chacun de ses fichiers n’est pas sous licence ouverte.',
      },
      {
        name: 'Pour toujours',
        meaning: 'Ce qui est publié n’est jamais repris, restreint ni remplacé.',
      },
    ],
    searchLabel: 'Chercher des modèles, des articles et des jeux de données',
    searchHint: 'reconnaissance vocale, Défossez, apache-2.0…',
    search: 'Rechercher',
    newest: 'Dernières publications',
    allReleases: 'Toutes les publications, les plus récentes d’abord',
    kinds: { model: 'Modèle', paper: 'Article', dataset: 'Jeu de données' },
    newestModels: 'Derniers modèles',
    newestPapers: 'Derniers articles',
    newestDatasets: 'Derniers jeux de données',
    allModels: 'Tous les modèles',
    allPapers: 'Tous les articles',
    allDatasets: 'Tous les jeux de données',
    nothingYet: 'Rien n’a encore été publié.',
    byTask: 'Par tâche',
    byLanguage: 'Par langue',
    byLicence: 'Par licence',
    byOrganisation: 'Par organisation',
  },
};
