import { octets, quoted } from './french.js';
import type { Nothing, RefusalWords } from './sentences.js';

/** What is out of reach for now. */
export type Unreachable =
  | 'another-request'
  | 'database'
  | 'issuer'
  | 'object-store'
  | 'search'
  | 'service'
  | 'source'
  | 'space'
  | 'upload';

/** Refusals of the service as such, whatever it was asked. */
export interface ServiceRefusals {
  'address-too-long': Nothing;
  'body-incomplete': Nothing;
  /** Its faults say more. */
  'invalid-input': Nothing;
  'malformed-json': { readonly reason: string };
  /** Media types that there are. */
  'not-acceptable': { readonly supported: readonly string[] };
  'not-found': { readonly address: string };
  'too-large':
    | { readonly what: 'request'; readonly limitBytes?: number }
    | { readonly what: 'inline'; readonly limitBytes: number }
    | { readonly what: 'file'; readonly sizeBytes: number; readonly limitBytes: number }
    | { readonly what: 'put'; readonly sizeBytes: number }
    | { readonly what: 'protocol' };
  unavailable: { readonly what: Unreachable };
  'unsupported-media-type': { readonly type?: string };
}

const unreachables: Readonly<Record<Unreachable, string>> = {
  'another-request':
    'Une autre requête gênait celle-ci ; rien n’a été modifié, envoyez-la de nouveau.',
  database: 'La base de données ne répond pas ; réessayez dans quelques secondes.',
  issuer:
    'Le service qui atteste votre identité ne répond pas\u202f; réessayez dans une minute, ou connectez-vous avec un jeton d’accès.',
  'object-store': 'L’entrepôt d’octets ne répond pas ; réessayez dans quelques secondes.',
  search:
    'Cette recherche a pris trop de temps ; réessayez, avec moins de mots ou des mots plus rares.',
  service: 'Le service démarre ou s’arrête ; réessayez dans quelques secondes.',
  source: 'La source ne répond pas ; relancez l’importation, qui reprendra où elle en était.',
  space: 'Il ne reste plus de place pour cela ; rien n’a été modifié.',
  upload: 'Cet envoi est en cours de vérification ; réessayez dans quelques secondes.',
};

export const serviceRefusals: RefusalWords<ServiceRefusals> = {
  fr: {
    'address-too-long': 'L’adresse est trop longue ; raccourcissez-la.',
    'body-incomplete':
      'Le corps de la requête s’est arrêté avant la longueur annoncée ; envoyez-le de nouveau.',
    'invalid-input': 'La requête n’a pas la forme attendue.',
    'malformed-json': ({ reason }) =>
      `Le corps de la requête n’est pas du JSON (le lecteur dit : ${quoted(reason)}) ; corrigez-le.`,
    'not-acceptable': ({ supported }) =>
      `Aucun des types demandés par «\u00a0Accept\u00a0» n’existe ici\u202f; demandez-en un de ceux-ci\u00a0: ${supported.join(', ')}.`,
    'not-found': ({ address }) => `Rien ne répond à ${quoted(address)}.`,
    'too-large': (facts) => {
      switch (facts.what) {
        case 'request':
          return facts.limitBytes === undefined
            ? 'Le corps de la requête est plus grand que ce qui est pris ici ; envoyez moins à la fois.'
            : `Le corps de la requête dépasse ${octets(facts.limitBytes)} ; envoyez moins à la fois.`;
        case 'inline':
          return {
            message: `Un fichier envoyé en une seule requête a au plus ${octets(facts.limitBytes)}.`,
            remedy: 'Commencez un envoi pour ce fichier.',
          };
        case 'file':
          return `Un fichier de ${octets(facts.sizeBytes)} dépasse les ${octets(facts.limitBytes)} acceptés ; partagez-le.`;
        case 'put':
          return `${octets(facts.sizeBytes)}, c’est plus qu’un seul envoi n’en prend ; envoyez en plusieurs parties.`;
        case 'protocol':
          return 'C’est plus que ce protocole n’en prend à la fois ; envoyez moins.';
      }
    },
    unavailable: ({ what }) => unreachables[what],
    'unsupported-media-type': ({ type }) =>
      `${type === undefined ? 'Le type du corps de la requête n’est pas compris' : `Un corps de type ${quoted(type)} n’est pas compris`} ici ; envoyez application/json.`,
  },
};
