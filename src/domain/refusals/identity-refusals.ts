import { digits, either, quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** What an account may lack the right to; each completes "may not". */
export type Deed =
  | 'advise'
  | "change another account's tokens"
  | 'change how you sign in'
  | 'change notifications'
  | 'confirm roles'
  | 'do this'
  | 'do this with the repository'
  | 'found an organisation'
  | `invite "${string}"`
  | 'name members'
  | 'describe another'
  | 'put a notice here'
  | 'ask for reviews elsewhere'
  | 'remove another account'
  | "see another account's tokens"
  | 'see the queue of reviews'
  | 'write to this repository';

/** Refusals about accounts, organisations and tokens. */
export interface IdentityRefusals {
  'account-closed': Nothing;
  'account-not-found': { readonly handle: string };
  forbidden:
    | { readonly handle: string; readonly deed: Deed; readonly role: string }
    /** A notice that another put. */
    | { readonly setBy: string };
  /** A form that this site did not make, or made too long ago. */
  'foreign-form': Nothing;
  'handle-taken': { readonly handle: string };
  'identity-linked-elsewhere': Nothing;
  /** By what somebody came back with from an identity provider, or by the browser that she came in. */
  'identity-not-proved': { readonly why: 'answer' | 'way' };
  'last-owner': Nothing;
  'last-steward': { readonly handle: string };
  'member-not-found': { readonly handle: string; readonly organisation: string };
  'namespace-not-found': { readonly handle: string };
  'orcid-not-authenticated': Nothing;
  'orcid-not-named': { readonly version: string };
  'organisation-not-found': { readonly handle: string };
  'read-only-token': { readonly deed: Deed };
  'steward-token-in-use': Nothing;
  'token-expired': { readonly at: string };
  'token-invalid': { readonly why: 'unknown' | 'miscopied' | 'header' };
  'token-not-found': { readonly handle: string; readonly id: string };
  'token-revoked': Nothing;
  'too-many-attempts':
    /** To sign in. */
    | { readonly attempts: number }
    /** To notify, within a day. */
    | { readonly sender: string; readonly limit: number };
  unauthenticated: Nothing;
}

export interface IdentityFaults {
  'expires-in-the-past': Nothing;
  'handle-taken': { readonly handle: string };
  'unknown-value': { readonly value: string; readonly words: readonly string[] };
}

const deedsInFrench: Readonly<Record<Exclude<Deed, `invite "${string}"`>, string>> = {
  advise: 'donner un avis',
  "change another account's tokens": 'modifier les jetons d’un autre compte',
  'change how you sign in': 'changer votre façon de vous connecter',
  'change notifications': 'modifier les notifications',
  'confirm roles': 'confirmer des rôles',
  'do this': 'faire cela',
  'do this with the repository': 'faire cela de ce dépôt',
  'found an organisation': 'créer une organisation',
  'name members': 'nommer des membres',
  'describe another': 'décrire quelqu’un d’autre',
  'put a notice here': 'apposer un avertissement ici',
  'ask for reviews elsewhere': 'demander des relectures ailleurs',
  'remove another account': 'supprimer un autre compte',
  "see another account's tokens": 'voir les jetons d’un autre compte',
  'see the queue of reviews': 'voir la file des relectures',
  'write to this repository': 'écrire dans ce dépôt',
};

const askForAToken = 'Demandez-en un autre à un intendant, ou créez-en un avec un jeton valable.';

export const identityRefusals: RefusalWords<IdentityRefusals> = {
  fr: {
    'account-closed': 'Le compte de ce jeton est fermé.',
    'account-not-found': ({ handle }) => `Il n’y a pas de compte ${quoted(handle)}.`,
    forbidden: (facts) =>
      'setBy' in facts
        ? `Seul ${quoted(facts.setBy)} ou un intendant peut lever cet avertissement.`
        : {
            message: `${quoted(facts.handle)} ne peut pas ${inFrench(facts.deed)}.`,
            remedy: `Il y faut le rôle ${quoted(facts.role)}.`,
          },
    'foreign-form': {
      message:
        'Cela ne vient pas d’une page à jour de ce site, ou votre navigateur ne garde aucun cookie.',
      remedy: 'Rechargez la page, puis refaites ce que vous faisiez.',
    },
    'handle-taken': ({ handle }) => ({
      message: `L’identifiant ${quoted(handle)} est déjà celui d’un compte ou d’une organisation.`,
      remedy: 'Choisissez-en un autre ; changer des minuscules en majuscules ne suffit pas.',
    }),
    'identity-linked-elsewhere': {
      message: 'Cette identité connecte déjà à un autre compte.',
      remedy: 'Commencez par l’y délier.',
    },
    'identity-not-proved': ({ why }) => ({
      message:
        why === 'answer'
          ? 'Ce avec quoi vous revenez ne prouve pas qui vous êtes.'
          : 'Cette connexion n’a pas commencé dans ce navigateur, a déjà servi, ou a pris plus de dix minutes.',
      remedy: 'Recommencez depuis le début.',
    }),
    'last-owner': {
      message: 'Ce compte est le seul propriétaire de l’organisation.',
      remedy: 'Faites d’abord d’un autre membre un propriétaire.',
    },
    'last-steward': ({ handle }) => ({
      message: `${quoted(handle)} est le seul intendant.`,
      remedy: 'Donnez d’abord à un autre compte le rôle « steward ».',
    }),
    'member-not-found': ({ handle, organisation }) =>
      `${quoted(handle)} n’est pas membre de ${quoted(organisation)}.`,
    'namespace-not-found': ({ handle }) => `Il n’y a ni compte ni organisation ${quoted(handle)}.`,
    'orcid-not-authenticated': {
      message: 'Vous ne vous êtes pas connecté avec un identifiant ORCID.',
      remedy: 'Liez votre identifiant ORCID sur la page de votre compte.',
    },
    'orcid-not-named': ({ version }) => ({
      message: `Personne, dans la version ${quoted(version)}, ne porte votre identifiant ORCID.`,
      remedy: 'Demandez aux auteurs de l’ajouter par une rectification.',
    }),
    'organisation-not-found': ({ handle }) => `Il n’y a pas d’organisation ${quoted(handle)}.`,
    'read-only-token': ({ deed }) => ({
      message: `Un jeton de portée « read » ne permet pas de ${inFrench(deed)}.`,
      remedy: 'Employez un jeton de portée « write ».',
    }),
    'steward-token-in-use': {
      message: 'Le jeton configuré est celui d’un autre compte.',
      remedy: 'Configurez-en un de votre choix, ou n’en configurez pas.',
    },
    'token-expired': ({ at }) => ({
      message: `Ce jeton a expiré le ${at}.`,
      remedy: askForAToken,
    }),
    'token-invalid': ({ why }) => {
      switch (why) {
        case 'header':
          return 'L’en-tête Authorization ne contient pas de jeton ; écrivez « Authorization: Bearer <jeton> ».';
        case 'miscopied':
          return {
            message: 'Ce n’est pas un jeton de ce service.',
            remedy: 'Copiez-le de nouveau : un caractère manque ou a changé.',
          };
        case 'unknown':
          return { message: 'Ce n’est pas un jeton de ce service.', remedy: askForAToken };
      }
    },
    'token-not-found': ({ handle, id }) => `${quoted(handle)} n’a pas de jeton ${quoted(id)}.`,
    'token-revoked': { message: 'Ce jeton a été révoqué.', remedy: askForAToken },
    'too-many-attempts': (facts) =>
      'sender' in facts
        ? {
            message: `${quoted(facts.sender)} a envoyé ${digits(facts.limit)} notifications en un jour.`,
            remedy: 'Réessayez plus tard.',
          }
        : {
            message: `${facts.attempts} tentatives de connexion depuis votre réseau ont échoué.`,
            remedy: 'Attendez un quart d’heure, puis réessayez.',
          },
    unauthenticated: {
      message: 'Il faut un jeton pour cela.',
      remedy: 'Envoyez-le ainsi : « Authorization: Bearer <jeton> ».',
    },
  },
};

export const identityFaults: FaultWords<IdentityFaults> = {
  fr: {
    'expires-in-the-past': (_, field) =>
      `Un jeton doit expirer plus tard que maintenant ; ne donnez pas ${quoted(field)} s’il ne doit pas expirer.`,
    'handle-taken': ({ handle }) => `${quoted(handle)} est déjà pris.`,
    'unknown-value': ({ value, words }) =>
      `${quoted(value)} est inconnu ; écrivez ${either(words)}.`,
  },
};

function inFrench(deed: Deed): string {
  return isInvitation(deed)
    ? `inviter ${quoted(deed.slice('invite "'.length, -1))}`
    : deedsInFrench[deed];
}

function isInvitation(deed: Deed): deed is `invite "${string}"` {
  return deed.startsWith('invite "');
}
