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
    everything: 'Sphere\u00a0: toutes les nouveautés',
    kinds: {
      model: 'Sphere\u00a0: nouveaux modèles',
      paper: 'Sphere\u00a0: nouveaux articles',
      dataset: 'Sphere\u00a0: nouveaux jeux de données',
    },
    ofOrganisation: (handle) => `Sphere\u00a0: nouveautés de ${handle}`,
    ofAuthor: (name) => `Sphere\u00a0: nouveautés de ${name}`,
    ofSearch: (words) => `Sphere\u00a0: nouveautés pour «\u00a0${words}\u00a0»`,
  },
};
