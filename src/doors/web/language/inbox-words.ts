import type { InEveryLanguage } from './language.js';

/** The words of the list of notifications, and of where they are sent. */
export interface InboxWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly unread: (count: string, isOne: boolean) => string;
  readonly allRead: string;
  readonly new: string;
  readonly markRead: string;
  readonly markAllRead: string;
  readonly settings: string;
  readonly start: string;
  readonly next: string;
  readonly settingsTitle: string;
  readonly settingsLead: string;
  readonly mail: string;
  readonly mailNotOffered: string;
  readonly mailNone: string;
  readonly mailTo: (address: string) => string;
  readonly mailUnconfirmed: (address: string) => string;
  readonly address: string;
  readonly addressHint: string;
  readonly mailLanguage: string;
  readonly set: string;
  readonly code: string;
  readonly codeHint: string;
  readonly confirm: string;
  readonly remove: string;
  readonly feed: string;
  readonly feedLead: string;
  readonly feedNone: string;
  readonly feedSince: (on: string) => string;
  readonly makeFeed: string;
  readonly renewFeed: string;
  readonly revokeFeed: string;
  readonly feedLink: string;
  readonly feedOnce: string;
  readonly done: Readonly<Record<SettingsDeed, string>>;
}

/** What has just been done with the settings, as the address of the next page says it. */
export const settingsDeeds = ['set', 'confirmed', 'removed', 'revoked'] as const;
export type SettingsDeed = (typeof settingsDeeds)[number];

export const inboxWords: InEveryLanguage<InboxWords> = {
  en: {
    title: 'Inbox',
    lead: 'What happened to the candidates and opinions that concern you.',
    none: 'Nothing has happened yet.',
    unread: (count, isOne) => (isOne ? 'One is new.' : `${count} are new.`),
    allRead: 'You have read everything.',
    new: 'new',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    settings: 'Mail and feed',
    start: 'First page',
    next: 'Older ones',
    settingsTitle: 'Mail and feed',
    settingsLead: 'Whatever you choose here, everything also stands in your inbox.',
    mail: 'By e-mail',
    mailNotOffered: 'This place sends no e-mail.',
    mailNone: 'No e-mail is sent to you.',
    mailTo: (address) => `Your notifications are sent to ${address}.`,
    mailUnconfirmed: (address) =>
      `A code was sent to ${address}. Enter it here to confirm that the address is yours; until then nothing else is sent.`,
    address: 'E-mail address',
    addressHint: 'A code is sent there first. Nobody else sees the address.',
    mailLanguage: 'Language of the messages',
    set: 'Keep',
    code: 'Code from the message',
    codeHint: 'Eight digits. It lasts a day; a wrong one uses it up.',
    confirm: 'Confirm the address',
    remove: 'Stop e-mail and forget the address',
    feed: 'By feed',
    feedLead:
      'A secret address for your feed reader (Atom): your notifications, and the candidates that await opinions. Whoever has it can read them, and nothing else.',
    feedNone: 'You have no feed.',
    feedSince: (on) => `You have a feed since ${on}. Its address is shown only when it is made.`,
    makeFeed: 'Make a feed',
    renewFeed: 'Make a new address',
    revokeFeed: 'End the feed',
    feedLink: 'Address of your feed',
    feedOnce:
      'Copy it now: it is not shown again. Making another one ends this one, as it has ended the one before.',
    done: {
      set: 'Your choice is kept.',
      confirmed: 'The address is confirmed.',
      removed: 'The address is forgotten: no e-mail is sent any more.',
      revoked: 'The feed has ended.',
    },
  },
  fr: {
    title: 'Messages',
    lead: 'Ce qui est arrivé aux candidates et aux avis qui vous concernent.',
    none: 'Il ne s’est encore rien passé.',
    unread: (count, isOne) => (isOne ? 'Un message est nouveau.' : `${count} sont nouveaux.`),
    allRead: 'Vous avez tout lu.',
    new: 'nouveau',
    markRead: 'Marquer comme lu',
    markAllRead: 'Tout marquer comme lu',
    settings: 'Courriel et flux',
    start: 'Première page',
    next: 'Plus anciens',
    settingsTitle: 'Courriel et flux',
    settingsLead: 'Quoi que vous choisissiez ici, tout figure aussi dans vos messages.',
    mail: 'Par courriel',
    mailNotOffered: 'Ce lieu n’envoie pas de courriel.',
    mailNone: 'Aucun courriel ne vous est envoyé.',
    mailTo: (address) => `Vos notifications sont envoyées à ${address}.`,
    mailUnconfirmed: (address) =>
      `Un code a été envoyé à ${address}. Saisissez-le ici pour confirmer que l’adresse est la vôtre\u202f; d’ici là, rien d’autre n’est envoyé.`,
    address: 'Adresse électronique',
    addressHint: 'Un code y est d’abord envoyé. Personne d’autre ne voit l’adresse.',
    mailLanguage: 'Langue des messages',
    set: 'Enregistrer',
    code: 'Code reçu',
    codeHint: 'Huit chiffres. Il vaut un jour\u202f; un code erroné l’épuise.',
    confirm: 'Confirmer l’adresse',
    remove: 'Cesser les envois et oublier l’adresse',
    feed: 'Par flux',
    feedLead:
      'Une adresse secrète pour votre lecteur de flux (Atom)\u00a0: vos notifications, et les candidates qui attendent des avis. Qui la détient peut les lire, et rien d’autre.',
    feedNone: 'Vous n’avez pas de flux.',
    feedSince: (on) =>
      `Vous avez un flux depuis le ${on}. Son adresse n’est montrée qu’à sa création.`,
    makeFeed: 'Créer un flux',
    renewFeed: 'Créer une nouvelle adresse',
    revokeFeed: 'Supprimer le flux',
    feedLink: 'Adresse de votre flux',
    feedOnce:
      'Copiez-la maintenant\u00a0: elle ne sera plus montrée. En créer une autre met fin à celle-ci, comme celle-ci a mis fin à la précédente.',
    done: {
      set: 'Votre choix est enregistré.',
      confirmed: 'L’adresse est confirmée.',
      removed: 'L’adresse est oubliée\u00a0: plus aucun courriel n’est envoyé.',
      revoked: 'Le flux est supprimé.',
    },
  },
};
