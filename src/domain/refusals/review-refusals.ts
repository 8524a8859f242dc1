import { quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** Refusals about invitations, opinions, replies and what accounts are told. */
export interface ReviewRefusals {
  'competing-interests-missing': Nothing;
  'export-not-found': { readonly code: string };
  /** With what an address of a feed ends in, where that was missing. */
  'feed-not-found': { readonly suffix?: string };
  'invitation-not-found': Nothing;
  'mail-address-not-found': Nothing;
  'mail-code-wrong': Nothing;
  'mail-not-offered': Nothing;
  'mail-set-lately': Nothing;
  'not-a-candidate': {
    readonly version: string;
    readonly state: 'candidate' | 'published' | 'withdrawn' | 'abandoned';
  };
  'not-an-advisor': { readonly handle: string };
  'opinion-not-found': Nothing;
  'reply-frozen': Nothing;
  'too-many-invitations': { readonly limit: number };
}

export interface ReviewFaults {
  'competing-interests-missing': Nothing;
  'interests-contradict': Nothing;
  'interests-unexplained': Nothing;
  'mail-address': { readonly value: string };
  'not-an-advisor': { readonly handle: string };
  'opinion-not-earlier': { readonly value: string };
}

const states = {
  candidate: 'candidate',
  published: 'publiée',
  withdrawn: 'retirée',
  abandoned: 'abandonnée',
} as const;

const declareFirst =
  'Dites d’abord vos liens d’intérêts, ou que vous n’en avez pas, avant de donner un avis.';

export const reviewRefusals: RefusalWords<ReviewRefusals> = {
  fr: {
    'competing-interests-missing': {
      message: declareFirst,
      remedy: 'Envoyez « competingInterests », dont le « status » est « none » ou « declared ».',
    },
    'export-not-found': ({ code }) => `Aucune exportation n’a le code ${quoted(code)}.`,
    'feed-not-found': ({ suffix }) =>
      suffix === undefined
        ? 'Aucun flux n’est à cette adresse ; son lien a peut-être été révoqué.'
        : `L’adresse d’un flux se termine par ${quoted(suffix)}.`,
    'invitation-not-found': 'Cette version n’a pas de telle invitation.',
    'mail-address-not-found': 'Votre compte n’a pas d’adresse pour les notifications.',
    'mail-code-wrong': {
      message: 'Ce n’est pas le code qui a été envoyé.',
      remedy: 'Faites-en envoyer un autre, et copiez-le en entier.',
    },
    'mail-not-offered': {
      message: 'Ce service n’envoie pas de courrier.',
      remedy: 'Lisez la liste des notifications, ou abonnez-vous à votre flux.',
    },
    'mail-set-lately': {
      message: 'Un code a été envoyé il y a moins de dix minutes.',
      remedy: 'Saisissez-le, ou attendez et réessayez.',
    },
    'not-a-candidate': ({ version, state }) => ({
      message: `La version ${version} est ${states[state]}.`,
      remedy:
        'On invite des conseillers à lire des candidatures ; un nouvel avis sur une version publiée ne demande pas d’invitation.',
    }),
    'not-an-advisor': ({ handle }) => ({
      message: `${quoted(handle)} n’est pas conseiller de ce service.`,
      remedy: 'Ce sont les intendants qui nomment les conseillers ; adressez-vous à l’un d’eux.',
    }),
    'opinion-not-found': 'Cette version n’a pas de tel avis.',
    'reply-frozen': {
      message: 'La réponse à cet avis est publiée, et demeure.',
      remedy: 'Dites ce qui est à ajouter dans les notes d’une nouvelle version.',
    },
    'too-many-invitations': ({ limit }) =>
      `On invite au plus ${limit} conseillers à lire une candidature.`,
  },
};

export const reviewFaults: FaultWords<ReviewFaults> = {
  fr: {
    'competing-interests-missing': declareFirst,
    'interests-contradict':
      'Des liens d’intérêts sont nommés sous le « status » « none » ; écrivez « declared », ou n’en nommez pas.',
    'interests-unexplained':
      'Un lien d’intérêts est déclaré sans sa nature et sans un mot qui l’explique ; donnez l’une ou l’autre.',
    'mail-address': ({ value }) => `${quoted(value)} n’est pas une adresse électronique.`,
    'not-an-advisor': ({ handle }) => `${quoted(handle)} n’est pas conseiller.`,
    'opinion-not-earlier': ({ value }) =>
      `${quoted(value)} n’est pas un avis public sur une version antérieure de ce dépôt.`,
  },
};
