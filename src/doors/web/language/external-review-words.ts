import type { ExternalKind } from '../../../domain/notify/vocabulary.js';
import type { InEveryLanguage } from './language.js';

/** The words around what other services said of a release. */
export interface ExternalReviewWords {
  readonly title: string;
  readonly areExternal: string;
  readonly kinds: Readonly<Record<ExternalKind, string>>;
  readonly at: (host: string) => string;
  readonly announcedBy: (service: string, day: string) => string;
  readonly confirmedOn: (day: string) => string;
  readonly asked: string;
  readonly relation: string;
  readonly identifier: string;
  readonly further: string;
}

export const externalReviewWords: InEveryLanguage<ExternalReviewWords> = {
  en: {
    title: 'Reviews elsewhere',
    areExternal:
      'Other services announced these, and answer for them. This service has only found that their pages name this work; nothing here depends on them.',
    kinds: {
      review: 'Review',
      endorsement: 'Endorsement',
      relationship: 'Related work',
    },
    at: (host) => `at ${host}`,
    announcedBy: (service, day) => `Announced by ${service} on ${day}`,
    confirmedOn: (day) => `page found on ${day}`,
    asked: 'asked for by the authors',
    relation: 'Relation',
    identifier: 'Identifier',
    further: 'Further reviews elsewhere',
  },
  fr: {
    title: 'Évaluations externes',
    areExternal:
      'D’autres services ont annoncé ces textes et en répondent. Ce service a seulement constaté que leurs pages nomment cette œuvre ; rien ici n’en dépend.',
    kinds: {
      review: 'Évaluation',
      endorsement: 'Recommandation',
      relationship: 'Œuvre liée',
    },
    at: (host) => `chez ${host}`,
    announcedBy: (service, day) => `Annoncé par ${service} le ${day}`,
    confirmedOn: (day) => `page trouvée le ${day}`,
    asked: 'demandé par les auteurs',
    relation: 'Relation',
    identifier: 'Identifiant',
    further: 'Autres évaluations externes',
  },
};
