import type { InEveryLanguage } from '../../domain/language/language.js';

/** The words of a problem document that are not of its refusal. */
interface ProblemWords {
  readonly failed: string;
  readonly quoteRequest: (requestId: string) => string;
  /** A short name of the kind of problem (RFC 9457 §3.1.3). */
  readonly titleOf: (code: string, status: number) => string;
}

export const problemWords: InEveryLanguage<ProblemWords> = {
  en: {
    failed: 'Something went wrong here',
    quoteRequest: (requestId) =>
      `The service failed to answer. Quote request ${requestId} to its operators.`,
    // `licence-not-open` as `Licence not open`.
    titleOf: (code) => {
      const words = code.replaceAll('-', ' ');
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
  },
  fr: {
    failed: 'Quelque chose a échoué ici',
    quoteRequest: (requestId) =>
      `Le service n’a pas pu répondre. Donnez à ses opérateurs le numéro de la requête, ${requestId}.`,
    titleOf: (_, status) => frenchTitles[status] ?? 'Refus',
  },
};

const frenchTitles: Readonly<Record<number, string>> = {
  307: 'Déplacé',
  400: 'Requête mal formée',
  401: 'Jeton requis',
  403: 'Non permis',
  404: 'Introuvable',
  409: 'Contraire à l’état présent',
  410: 'Retiré',
  412: 'Devancé par un autre changement',
  413: 'Trop grand',
  414: 'Adresse trop longue',
  415: 'Type non compris',
  422: 'Contraire à une règle',
  503: 'Indisponible pour le moment',
};
