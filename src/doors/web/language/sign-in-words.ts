import type { InEveryLanguage } from './language.js';

/** The words of signing in and out. */
export interface SignInWords {
  readonly title: string;
  readonly lead: string;
  readonly byToken: string;
  readonly tokenLabel: string;
  readonly tokenHint: string;
  readonly submit: string;
  readonly noAccountTitle: string;
  readonly noAccount: string;
  readonly cookie: string;
}

export const signInWords: InEveryLanguage<SignInWords> = {
  en: {
    title: 'Sign in',
    lead: 'To deposit, to advise, or to manage your account. Reading and downloading never need it.',
    byToken: 'With an access token',
    tokenLabel: 'Access token',
    tokenHint:
      'It begins with hf_sph; you were given it with your account, or made it on your account’s page. What you may do here is what the token may do.',
    submit: 'Sign in',
    noAccountTitle: 'No account yet?',
    noAccount: 'The stewards of this place make accounts. Write to them:',
    cookie:
      'One cookie keeps you signed in for fourteen days, on this browser alone. It serves nothing else.',
  },
  fr: {
    title: 'Se connecter',
    lead: 'Pour déposer, donner un avis ou gérer votre compte. Lire et télécharger ne le demande jamais.',
    byToken: 'Avec un jeton d’accès',
    tokenLabel: 'Jeton d’accès',
    tokenHint:
      'Il commence par hf_sph\u202f; il vous a été remis avec votre compte, ou vous l’avez créé sur la page de votre compte. Vous pourrez ici ce que peut le jeton.',
    submit: 'Se connecter',
    noAccountTitle: 'Pas encore de compte\u202f?',
    noAccount: 'Les intendants du lieu créent les comptes. Écrivez-leur\u00a0:',
    cookie:
      'Un seul cookie vous garde connecté quatorze jours, sur ce navigateur uniquement. Il ne sert à rien d’autre.',
  },
};
