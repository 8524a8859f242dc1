import type { LicenceWarning } from '../../../domain/licensing/reason-code.js';
import type { InEveryLanguage } from './language.js';

/** What users of a release do well to know of its licences. */
export interface LicenceWarningWords {
  readonly title: string;
  /** Absent for what only its authors need to know, such as another spelling. */
  readonly ofCode: Readonly<Partial<Record<LicenceWarning, string>>>;
}

export const licenceWarningWords: InEveryLanguage<LicenceWarningWords> = {
  en: {
    title: 'Worth knowing',
    ofCode: {
      LIC_WARN_NO_PATENT_GRANT: 'One of these licences says that it grants no patent right.',
      LIC_WARN_OR_CLOSED_BRANCH:
        'A choice of licences was offered; only the open one is relied on here.',
      LIC_WARN_CONTRADICTORY_TEXT:
        'The description seems to forbid what the licence allows; the licence is what counts.',
      LIC_WARN_DATA_SHARE_ALIKE:
        'Data it was trained on ask that adaptations of them are shared alike. That does not by itself bind the weights.',
      LIC_WARN_TEACHER_TERMS:
        'It was trained on what another model wrote, whose terms may restrict that.',
      LIC_WARN_ATYPICAL_KIND: 'A licence made for another kind of work is used for some files.',
    },
  },
  fr: {
    title: 'Bon à savoir',
    ofCode: {
      LIC_WARN_NO_PATENT_GRANT: 'L’une de ces licences dit ne donner aucun droit sur les brevets.',
      LIC_WARN_OR_CLOSED_BRANCH:
        'Un choix de licences était offert\u202f; seule celle qui est ouverte est retenue ici.',
      LIC_WARN_CONTRADICTORY_TEXT:
        'La description semble interdire ce que la licence permet\u202f; c’est la licence qui compte.',
      LIC_WARN_DATA_SHARE_ALIKE:
        'Des données d’entraînement demandent que leurs adaptations soient partagées de même. Cela n’oblige pas par soi les poids.',
      LIC_WARN_TEACHER_TERMS:
        'Il a été entraîné sur ce qu’un autre modèle a écrit, dont les conditions peuvent le restreindre.',
      LIC_WARN_ATYPICAL_KIND:
        'Une licence faite pour un autre genre d’œuvre sert pour certains fichiers.',
    },
  },
};
