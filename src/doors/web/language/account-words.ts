import type { AccountRole, MembershipRole, TokenScope } from '../../../domain/release/viewer.js';
import type { InEveryLanguage } from './language.js';

/** What was done a moment ago, as a page says it once. */
export type AccountDeed = 'described' | 'linked' | 'unlinked';

/** The words of the account's first page. */
export interface AccountWords {
  readonly title: string;
  readonly lead: string;
  readonly navigation: string;
  readonly overview: string;
  readonly tokens: string;
  readonly organisations: string;
  readonly done: Readonly<Record<AccountDeed, string>>;
  readonly whoYouAre: string;
  readonly handle: string;
  readonly displayName: string;
  readonly noOrcid: string;
  readonly since: string;
  readonly rolesTitle: string;
  readonly roles: Readonly<Record<AccountRole, string>>;
  readonly noRole: string;
  readonly publicPage: string;
  readonly shortcuts: string;
  readonly deposit: string;
  readonly depositHint: string;
  readonly reviews: string;
  readonly reviewsHint: string;
  readonly steward: string;
  readonly stewardHint: string;
  readonly memberships: string;
  readonly noMembership: string;
  readonly membershipRoles: Readonly<Record<MembershipRole, string>>;
  readonly language: string;
  readonly languageHint: string;
  readonly keepLanguage: string;
  readonly identities: string;
  readonly identitiesHint: string;
  readonly noIdentity: string;
  readonly linkedOn: (day: string) => string;
  readonly link: (host: string) => string;
  readonly unlink: string;
  readonly unlinkNamed: (issuer: string) => string;
  readonly sessions: string;
  readonly sessionsHint: string;
  readonly sessionOf: (day: string) => string;
  readonly sessionUntil: (day: string) => string;
  readonly byToken: (name: string) => string;
  readonly byIdentity: string;
  readonly scopes: Readonly<Record<TokenScope, string>>;
  readonly endSessions: string;
}

export const accountWords: InEveryLanguage<AccountWords> = {
  en: {
    title: 'Your account',
    lead: 'Who you are here, how you sign in, and what you may do.',
    navigation: 'Your account',
    overview: 'Overview',
    tokens: 'Access tokens',
    organisations: 'Organisations',
    done: {
      described: 'Your profile was changed.',
      linked: 'The identity is linked: it signs you in from now on.',
      unlinked: 'The identity no longer signs you in.',
    },
    whoYouAre: 'Who you are',
    handle: 'Handle',
    displayName: 'Name',
    noOrcid: 'none given',
    since: 'Here since',
    rolesTitle: 'Roles',
    roles: {
      advisor: 'Advisor: you read candidates and say what you think of them.',
      steward: 'Steward: you make accounts, and withdraw releases where the law asks for it.',
    },
    noRole: 'None beyond that of everybody: you deposit what is yours.',
    publicPage: 'Your public page',
    shortcuts: 'What you can do',
    deposit: 'Deposit a work',
    depositHint: 'A model, a paper or a dataset.',
    reviews: 'Reviews',
    reviewsHint: 'Candidates that wait for opinions, and your own.',
    steward: 'Stewardship',
    stewardHint: 'Accounts, organisations, withdrawals, the event log.',
    memberships: 'Organisations that you belong to',
    noMembership: 'None yet.',
    membershipRoles: { reader: 'reader', writer: 'writer', owner: 'owner' },
    language: 'Language',
    languageHint: 'In which the pages of this site speak to you, on this browser.',
    keepLanguage: 'Keep this language',
    identities: 'Identities that sign you in',
    identitiesHint:
      'An identity of another service that signs you in here without a token. Nothing else is asked of that service, and nothing is told to it.',
    noIdentity: 'None is linked.',
    linkedOn: (day) => `linked on ${day}`,
    link: (host) => `Link your identity at ${host}`,
    unlink: 'Unlink',
    unlinkNamed: (issuer) => `Unlink the identity at ${issuer}`,
    sessions: 'Where you are signed in',
    sessionsHint: 'If you do not know one of these, end them all and revoke your tokens.',
    sessionOf: (day) => `Since ${day}`,
    sessionUntil: (day) => `until ${day} at the latest`,
    byToken: (name) => `with the token “${name}”`,
    byIdentity: 'with an identity of elsewhere',
    scopes: { read: 'reads', write: 'reads and changes' },
    endSessions: 'Sign out everywhere',
  },
  fr: {
    title: 'Votre compte',
    lead: 'Qui vous êtes ici, comment vous vous connectez et ce que vous pouvez faire.',
    navigation: 'Votre compte',
    overview: 'Vue d’ensemble',
    tokens: 'Jetons d’accès',
    organisations: 'Organisations',
    done: {
      described: 'Votre profil a été modifié.',
      linked: 'L’identité est liée : elle vous connecte désormais.',
      unlinked: 'L’identité ne vous connecte plus.',
    },
    whoYouAre: 'Qui vous êtes',
    handle: 'Identifiant',
    displayName: 'Nom',
    noOrcid: 'non indiqué',
    since: 'Ici depuis le',
    rolesTitle: 'Rôles',
    roles: {
      advisor: 'Conseiller : vous lisez les candidatures et dites ce que vous en pensez.',
      steward: 'Intendant : vous créez les comptes et retirez des versions quand la loi l’exige.',
    },
    noRole: 'Aucun de plus que chacun : vous déposez ce qui est à vous.',
    publicPage: 'Votre page publique',
    shortcuts: 'Ce que vous pouvez faire',
    deposit: 'Déposer un travail',
    depositHint: 'Un modèle, un article ou un jeu de données.',
    reviews: 'Avis',
    reviewsHint: 'Les candidatures qui attendent un avis, et les vôtres.',
    steward: 'Administration',
    stewardHint: 'Comptes, organisations, retraits, journal des événements.',
    memberships: 'Organisations dont vous êtes membre',
    noMembership: 'Aucune pour l’instant.',
    membershipRoles: { reader: 'lecteur', writer: 'rédacteur', owner: 'propriétaire' },
    language: 'Langue',
    languageHint: 'Celle dans laquelle les pages du site vous parlent, sur ce navigateur.',
    keepLanguage: 'Garder cette langue',
    identities: 'Identités qui vous connectent',
    identitiesHint:
      'Une identité d’un autre service qui vous connecte ici sans jeton. On ne demande rien d’autre à ce service, et on ne lui dit rien.',
    noIdentity: 'Aucune n’est liée.',
    linkedOn: (day) => `liée le ${day}`,
    link: (host) => `Lier votre identité auprès de ${host}`,
    unlink: 'Délier',
    unlinkNamed: (issuer) => `Délier l’identité auprès de ${issuer}`,
    sessions: 'Où vous êtes connecté',
    sessionsHint: 'Si l’une d’elles vous est inconnue, fermez-les toutes et révoquez vos jetons.',
    sessionOf: (day) => `Depuis le ${day}`,
    sessionUntil: (day) => `jusqu’au ${day} au plus tard`,
    byToken: (name) => `avec le jeton «\u00a0${name}\u00a0»`,
    byIdentity: 'avec une identité d’un autre service',
    scopes: { read: 'lecture', write: 'lecture et écriture' },
    endSessions: 'Se déconnecter partout',
  },
};
