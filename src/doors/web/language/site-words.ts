import type { InEveryLanguage } from './language.js';

/** The words that stand on every page. */
export interface SiteWords {
  readonly motto: string;
  readonly skipToContent: string;
  readonly search: string;
  readonly searchHint: string;
  readonly mainNavigation: string;
  readonly models: string;
  readonly papers: string;
  readonly datasets: string;
  readonly licences: string;
  readonly about: string;
  readonly policy: string;
  readonly api: string;
  readonly advisors: string;
  readonly help: string;
  readonly cardText: string;
  readonly languageName: string;
  readonly languageSwitch: string;
  readonly footerPromise: string;
  readonly footerNavigation: string;
  readonly noAccount: string;
  readonly yours: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly deposit: string;
  readonly reviews: string;
  readonly inbox: string;
  readonly steward: string;
  readonly account: string;
}

export const siteWords: InEveryLanguage<SiteWords> = {
  en: {
    motto: 'Open models and papers, for ever',
    skipToContent: 'Skip to the content',
    search: 'Search',
    searchHint: 'A title, a task, a name…',
    mainNavigation: 'Main',
    models: 'Models',
    papers: 'Papers',
    datasets: 'Datasets',
    licences: 'Licences',
    about: 'About',
    policy: 'Policies',
    api: 'API',
    advisors: 'Advisors',
    help: 'Help',
    cardText: 'Sphere. Open models and papers, for ever.',
    languageName: 'English',
    languageSwitch: 'Language',
    footerPromise:
      'Everything released here is under an open licence and stays free for ever: no account, no gate, no fee.',
    footerNavigation: 'More about this place',
    noAccount: 'Reading and downloading need no account.',
    yours: 'Yours',
    signIn: 'Sign in',
    signOut: 'Sign out',
    deposit: 'Deposit',
    reviews: 'Reviews',
    inbox: 'Inbox',
    steward: 'Steward',
    account: 'Your account',
  },
  fr: {
    motto: 'Modèles et articles ouverts, pour toujours',
    skipToContent: 'Aller au contenu',
    search: 'Rechercher',
    searchHint: 'Un titre, une tâche, un nom…',
    mainNavigation: 'Principale',
    models: 'Modèles',
    papers: 'Articles',
    datasets: 'Jeux de données',
    licences: 'Licences',
    about: 'À propos',
    policy: 'Politiques',
    api: 'API',
    advisors: 'Conseillers',
    help: 'Aide',
    cardText: 'Sphere. Modèles et articles ouverts, pour toujours.',
    languageName: 'Français',
    languageSwitch: 'Langue',
    footerPromise:
      'Tout ce qui est publié ici l’est sous licence ouverte et reste libre pour toujours\u00a0: ni compte, ni barrière, ni prix.',
    footerNavigation: 'En savoir plus sur ce lieu',
    noAccount: 'Lire et télécharger ne demande aucun compte.',
    yours: 'À vous',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    deposit: 'Déposer',
    reviews: 'Avis',
    inbox: 'Messages',
    steward: 'Administration',
    account: 'Votre compte',
  },
};
