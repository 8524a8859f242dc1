import type { InEveryLanguage } from './language.js';

/** The words of signing in with an identity of another service. */
export interface IdentityWords {
  readonly title: string;
  readonly button: (host: string) => string;
  readonly hint: string;
  readonly unknownTitle: string;
  readonly unknown: (host: string) => string;
  readonly unknownLink: string;
  readonly unknownWrite: string;
  readonly backToSignIn: string;
  readonly confirmLinkTitle: string;
  readonly confirmLink: (issuer: string, account: string) => string;
  readonly confirmLinkHint: string;
  readonly link: string;
  readonly confirmOrcidTitle: string;
  readonly confirmOrcid: (name: string, account: string) => string;
  readonly confirmOrcidHint: string;
  readonly signInAndLink: string;
  readonly subject: string;
}

export const identityWords: InEveryLanguage<IdentityWords> = {
  en: {
    title: 'With an identity that you have',
    button: (host) => `Sign in with ${host}`,
    hint: 'It signs you in to the account that it is linked to. It makes no account.',
    unknownTitle: 'No account is linked to this identity',
    unknown: (host) =>
      `${host} says who you are, but no account here belongs to that identity. Nothing was made and nothing was kept.`,
    unknownLink:
      'If you have an account, sign in with an access token and link the identity on the page of your account.',
    unknownWrite: 'If you have none, write to the stewards of this place:',
    backToSignIn: 'Sign in with an access token',
    confirmLinkTitle: 'Link this identity?',
    confirmLink: (issuer, account) =>
      `The identity at ${issuer} will sign in to your account ${account}.`,
    confirmLinkHint:
      'Whoever holds that identity will be able to do here whatever you can. You can unlink it at any time.',
    link: 'Link it',
    confirmOrcidTitle: 'Is this account yours?',
    confirmOrcid: (name, account) =>
      `The account ${account} (${name}) names the ORCID iD with which you came.`,
    confirmOrcidHint:
      'If it is yours, the identity is linked to it and you are signed in. If you do not know it, go no further and write to the stewards.',
    signInAndLink: 'It is mine: sign in',
    subject: 'Identity',
  },
  fr: {
    title: 'Avec une identité que vous avez déjà',
    button: (host) => `Se connecter avec ${host}`,
    hint: 'Elle vous connecte au compte auquel elle est liée. Elle ne crée aucun compte.',
    unknownTitle: 'Aucun compte n’est lié à cette identité',
    unknown: (host) =>
      `${host} dit qui vous êtes, mais aucun compte d’ici n’appartient à cette identité. Rien n’a été créé, rien n’a été conservé.`,
    unknownLink:
      'Si vous avez un compte, connectez-vous avec un jeton d’accès et liez l’identité sur la page de votre compte.',
    unknownWrite: 'Si vous n’en avez pas, écrivez aux intendants du lieu :',
    backToSignIn: 'Se connecter avec un jeton d’accès',
    confirmLinkTitle: 'Lier cette identité ?',
    confirmLink: (issuer, account) =>
      `L’identité auprès de ${issuer} connectera à votre compte ${account}.`,
    confirmLinkHint:
      'Qui détient cette identité pourra faire ici tout ce que vous pouvez. Vous pourrez la délier à tout moment.',
    link: 'La lier',
    confirmOrcidTitle: 'Ce compte est-il le vôtre ?',
    confirmOrcid: (name, account) =>
      `Le compte ${account} (${name}) indique l’identifiant ORCID avec lequel vous arrivez.`,
    confirmOrcidHint:
      'S’il est à vous, l’identité lui est liée et vous êtes connecté. S’il vous est inconnu, n’allez pas plus loin et écrivez aux intendants.',
    signInAndLink: 'C’est le mien : me connecter',
    subject: 'Identité',
  },
};
