import { quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** What a member of a notification has to be. */
export type MemberForm =
  'object' | 'web-address' | 'identifier' | 'type' | 'contexts' | 'activity' | 'action';

/** What a member of a notification has to match here. */
export type Matched = 'inbox' | 'offer' | 'work' | 'place' | 'notification' | 'id';

/** Refusals about notifications that services exchange (COAR Notify). */
export interface NotifyRefusals {
  'inbox-closed': Nothing;
  'inbox-notification-not-found': Nothing;
  'review-offer-not-found': Nothing;
  'review-service-unknown': { readonly service: string; readonly services: readonly string[] };
  'sender-unknown': { readonly id: string };
}

export interface NotifyFaults {
  'notify-member': { readonly expected: MemberForm };
  'notify-unmatched': { readonly what: Matched; readonly value: string };
  'review-service-unknown': { readonly service: string; readonly services: readonly string[] };
}

const forms: Readonly<Record<MemberForm, string>> = {
  object: 'doit être un objet JSON.',
  'web-address': 'doit être une adresse web d’au plus 2 000 caractères.',
  identifier: 'doit être un identifiant : urn:uuid: suivi d’un UUID, ou une adresse web.',
  type: 'doit être un type, ou une liste de types.',
  contexts: 'doit nommer https://www.w3.org/ns/activitystreams et https://coar-notify.net.',
  activity:
    'doit nommer l’un des types Accept, TentativeAccept, Reject, TentativeReject, Announce et Undo.',
  action:
    'd’une annonce nomme aussi coar-notify:ReviewAction, coar-notify:EndorsementAction ou coar-notify:RelationshipAction.',
};

const matches: Readonly<Record<Matched, (value: string) => string>> = {
  inbox: (value) => `${quoted(value)} n’est pas la boîte de ce service.`,
  offer: (value) => `Aucune demande faite à ce service n’a l’identifiant ${quoted(value)}.`,
  work: (value) => `${quoted(value)} n’est pas une œuvre publiée ici.`,
  place: (value) => `${quoted(value)} n’est pas chez un service dont les annonces sont reçues.`,
  notification: (value) => `Aucune annonce reçue de ce service n’a l’identifiant ${quoted(value)}.`,
  id: (value) => `Un autre service a déjà envoyé l’identifiant ${quoted(value)}.`,
};

function serviceUnknown({ service, services }: NotifyRefusals['review-service-unknown']): string {
  const known = services.length === 0 ? 'aucun n’est configuré' : `il y a ${services.join(', ')}`;
  return `Aucune relecture ne se demande ici à ${quoted(service)} ; ${known}.`;
}

export const notifyRefusals: RefusalWords<NotifyRefusals> = {
  fr: {
    'inbox-closed': 'Ce service ne reçoit de notifications d’aucun autre.',
    'inbox-notification-not-found': 'La boîte n’a pas de telle notification.',
    'review-offer-not-found': 'Cette version n’a pas de telle demande de relecture.',
    'review-service-unknown': serviceUnknown,
    'sender-unknown': ({ id }) => ({
      message: `Rien n’est reçu de ${quoted(id)}.`,
      remedy: 'Demandez à ceux qui tiennent ce service de le mettre dans NOTIFY_SENDERS.',
    }),
  },
};

export const notifyFaults: FaultWords<NotifyFaults> = {
  fr: {
    'notify-member': ({ expected }, field) => `${quoted(field)} ${forms[expected]}`,
    'notify-unmatched': ({ what, value }) => matches[what](value),
    'review-service-unknown': serviceUnknown,
  },
};
