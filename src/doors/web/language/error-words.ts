import type { InEveryLanguage } from './language.js';

/** What a page says where there is nothing to show. */
export interface ErrorWords {
  readonly titles: Readonly<Record<ErrorSubject, string>>;
  readonly explanations: Readonly<Record<ErrorSubject, string>>;
  readonly details: string;
  readonly searchInstead: string;
  readonly search: string;
  readonly home: string;
  readonly signIn: string;
  readonly requestNumber: string;
}

/** The kinds of refusal that readers meet. */
export type ErrorSubject =
  | 'notFound'
  | 'withdrawn'
  | 'badRequest'
  | 'refused'
  | 'tooMany'
  | 'signIn'
  | 'forbidden'
  | 'failed'
  | 'busy';

export const errorWords: InEveryLanguage<ErrorWords> = {
  en: {
    titles: {
      notFound: 'There is nothing at this address',
      withdrawn: 'This release was withdrawn',
      badRequest: 'This address cannot be read',
      refused: 'This was refused',
      tooMany: 'Too many requests',
      signIn: 'This needs an account',
      forbidden: 'This is not yours to do',
      failed: 'Something failed on our side',
      busy: 'The service cannot answer just now',
    },
    explanations: {
      notFound:
        'It may be misspelt, or name a draft that only its authors see. What was released never disappears.',
      withdrawn:
        'Its files are no longer served. Its record stays, with the reason, so that citations of it still lead somewhere.',
      badRequest: 'A part of it is not what this page takes.',
      refused: 'What was sent does not keep a rule of this place. Nothing was changed.',
      tooMany: 'Wait a moment, then load the page again.',
      signIn:
        'Sign in, then come back to this page. Reading what is released never needs an account.',
      forbidden: 'Your account has no right to this.',
      failed:
        'It is not your doing, and nothing was lost. Try again; if it stays, tell the operators.',
      busy: 'Try again in a few seconds.',
    },
    details: 'What the service says',
    searchInstead: 'Search instead',
    search: 'Search',
    home: 'Go to the first page',
    signIn: 'Sign in',
    requestNumber: 'Number of this request',
  },
  fr: {
    titles: {
      notFound: 'Il n’y a rien à cette adresse',
      withdrawn: 'Cette version a été retirée',
      badRequest: 'Cette adresse est illisible',
      refused: 'C’est refusé',
      tooMany: 'Trop de requêtes',
      signIn: 'Il faut un compte pour cela',
      forbidden: 'Vous n’en avez pas le droit',
      failed: 'Quelque chose a échoué de notre côté',
      busy: 'Le service ne peut pas répondre pour le moment',
    },
    explanations: {
      notFound:
        'Elle est peut-être mal écrite, ou désigne un brouillon que seuls ses auteurs voient. Ce qui a été publié ne disparaît jamais.',
      withdrawn:
        'Ses fichiers ne sont plus servis. Sa notice demeure, avec le motif, pour que les citations mènent encore quelque part.',
      badRequest: 'Une partie de l’adresse n’est pas ce que cette page attend.',
      refused: 'Ce qui a été envoyé ne respecte pas une règle du lieu. Rien n’a été modifié.',
      tooMany: 'Patientez un instant, puis rechargez la page.',
      signIn:
        'Connectez-vous, puis revenez à cette page. Lire ce qui est publié ne demande jamais de compte.',
      forbidden: 'Votre compte n’a pas ce droit.',
      failed:
        'Vous n’y êtes pour rien, et rien n’est perdu. Réessayez\u202f; si cela persiste, prévenez les opérateurs.',
      busy: 'Réessayez dans quelques secondes.',
    },
    details: 'Ce que dit le service',
    searchInstead: 'Chercher plutôt',
    search: 'Rechercher',
    home: 'Aller à la page d’accueil',
    signIn: 'Se connecter',
    requestNumber: 'Numéro de cette requête',
  },
};
