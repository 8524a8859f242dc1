import type { AccountRole } from '../../../domain/release/viewer.js';
import type { InEveryLanguage } from './language.js';

/** What was done a moment ago, as the page of an account says it once. */
export type StewardAccountDeed = 'roles' | 'revoked';

/** The words of stewards about accounts. */
export interface StewardAccountWords {
  readonly title: string;
  readonly none: string;
  readonly account: string;
  readonly rolesTitle: string;
  readonly roles: Readonly<Record<AccountRole, string>>;
  readonly roleNames: Readonly<Record<AccountRole, string>>;
  readonly noRole: string;
  readonly since: string;
  readonly makeTitle: string;
  readonly makeHint: string;
  readonly handle: string;
  readonly handleHint: string;
  readonly name: string;
  readonly orcid: string;
  readonly orcidHint: string;
  readonly make: string;
  readonly firstToken: string;
  readonly done: Readonly<Record<StewardAccountDeed, string>>;
  readonly closed: string;
  readonly publicPage: string;
  readonly setRoles: string;
  readonly tokens: string;
  readonly events: string;
  readonly closeTitle: string;
  readonly closeHint: string;
  readonly close: string;
  readonly confirmClose: (name: string) => string;
}

export const stewardAccountWords: InEveryLanguage<StewardAccountWords> = {
  en: {
    title: 'Accounts',
    none: 'None is found.',
    account: 'Account',
    rolesTitle: 'Roles',
    roles: {
      advisor: 'Advisor: reads candidates, and gives opinions',
      steward: 'Steward: may do all that these pages offer',
    },
    roleNames: { advisor: 'advisor', steward: 'steward' },
    noRole: 'none',
    since: 'Since',
    makeTitle: 'Make an account',
    makeHint:
      'The next page shows its first token, once: hand it to its owner by a way that nobody else reads.',
    handle: 'Handle',
    handleHint:
      'Stands in the address of everything that it publishes, and stays taken for ever: 2 to 39 letters and digits, with single hyphens between them.',
    name: 'Name',
    orcid: 'ORCID iD',
    orcidHint: 'If its owner has one; with it she can sign in at ORCID where that is offered.',
    make: 'Make the account',
    firstToken: 'First token',
    done: {
      roles: 'The roles were set.',
      revoked: 'The token was revoked. Nothing accepts it any more.',
    },
    closed: 'The account was closed.',
    publicPage: 'Its public page',
    setRoles: 'Set these roles',
    tokens: 'Tokens in force',
    events: 'What was done to it',
    closeTitle: 'Close the account',
    closeHint:
      'Its tokens, sessions, linked identities, memberships, roles and personal data go, for ever. Its releases stay as they are, and its handle stays taken.',
    close: 'Close the account',
    confirmClose: (name) => `The account ${name} will be closed for ever.`,
  },
  fr: {
    title: 'Comptes',
    none: 'Aucun n’a été trouvé.',
    account: 'Compte',
    rolesTitle: 'Rôles',
    roles: {
      advisor: 'Conseiller : lit les candidatures et donne des avis',
      steward: 'Intendant : peut tout ce qu’offrent ces pages',
    },
    roleNames: { advisor: 'conseiller', steward: 'intendant' },
    noRole: 'aucun',
    since: 'Depuis le',
    makeTitle: 'Créer un compte',
    makeHint:
      'La page suivante montre son premier jeton, une seule fois : remettez-le à son titulaire par une voie que personne d’autre ne lit.',
    handle: 'Identifiant',
    handleHint:
      'Il figure dans l’adresse de tout ce que le compte publie et reste pris pour toujours : 2 à 39 lettres et chiffres, séparés par des traits d’union simples.',
    name: 'Nom',
    orcid: 'Identifiant ORCID',
    orcidHint:
      'Si son titulaire en a un ; il permet de se connecter par ORCID là où c’est proposé.',
    make: 'Créer le compte',
    firstToken: 'Premier jeton',
    done: {
      roles: 'Les rôles sont fixés.',
      revoked: 'Le jeton est révoqué. Plus rien ne l’accepte.',
    },
    closed: 'Le compte est fermé.',
    publicPage: 'Sa page publique',
    setRoles: 'Fixer ces rôles',
    tokens: 'Jetons en vigueur',
    events: 'Ce qui lui a été fait',
    closeTitle: 'Fermer le compte',
    closeHint:
      'Ses jetons, sessions, identités liées, appartenances, rôles et données personnelles disparaissent pour toujours. Ses versions publiées restent telles quelles, et son identifiant reste pris.',
    close: 'Fermer le compte',
    confirmClose: (name) => `Le compte ${name} sera fermé pour toujours.`,
  },
};
