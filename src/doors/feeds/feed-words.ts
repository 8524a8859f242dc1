import type { InEveryLanguage } from '../../domain/language/language.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';

/** What feeds are called. */
export interface FeedWords {
  readonly everything: string;
  readonly kinds: Readonly<Record<RepositoryKind, string>>;
  readonly ofOrganisation: (handle: string) => string;
  readonly ofAuthor: (name: string) => string;
  readonly ofSearch: (words: string) => string;
}

export const feedWords: InEveryLanguage<FeedWords> = {
  en: {
    everything: 'Sphere: everything new',
    kinds: {
      model: 'Sphere: new models',
      paper: 'Sphere: new papers',
      dataset: 'Sphere: new datasets',
    },
    ofOrganisation: (handle) => `Sphere: new from ${handle}`,
    ofAuthor: (name) => `Sphere: new by ${name}`,
    ofSearch: (words) => `Sphere: new for “${words}”`,
  },
  fr: {
    everything: 'Sphere : toutes les nouveautés',
    kinds: {
      model: 'Sphere : nouveaux modèles',
      paper: 'Sphere : nouveaux articles',
      dataset: 'Sphere : nouveaux jeux de données',
    },
    ofOrganisation: (handle) => `Sphere : nouveautés de ${handle}`,
    ofAuthor: (name) => `Sphere : nouveautés de ${name}`,
    ofSearch: (words) => `Sphere : nouveautés pour « ${words} »`,
  },
};
