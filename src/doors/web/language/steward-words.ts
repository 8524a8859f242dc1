import type { InEveryLanguage } from './language.js';

/** The words of stewardship that are not of accounts or releases. */
export interface StewardWords {
  readonly title: string;
  readonly lead: string;
  readonly navigation: string;
  readonly overview: string;
  readonly accounts: string;
  readonly accountsHint: string;
  readonly organisations: string;
  readonly organisationsHint: string;
  readonly releases: string;
  readonly releasesHint: string;
  readonly bytes: string;
  readonly bytesHint: string;
  readonly events: string;
  readonly eventsHint: string;
  readonly since: string;
  readonly noOrganisation: string;
  readonly beginsWith: string;
  readonly search: string;
  readonly bytesTitle: string;
  readonly bytesLead: string;
  readonly sha256: string;
  readonly sha256Hint: string;
  readonly decision: string;
  readonly decisions: Readonly<Record<'allow' | 'quarantine', string>>;
  readonly reason: string;
  readonly reasonHint: string;
  readonly decide: string;
  readonly decided: Readonly<Record<'verified' | 'quarantined', string>>;
  readonly eventsTitle: string;
  readonly eventsLead: string;
  readonly subject: string;
  readonly subjectHint: string;
  readonly actor: string;
  readonly nobody: string;
  readonly filter: string;
  readonly all: string;
  readonly noEvent: string;
  readonly number: string;
  readonly instant: string;
  readonly action: string;
  readonly detail: string;
  readonly onlyStewards: string;
  readonly verifyTitle: string;
  readonly verifyHint: string;
  readonly verify: string;
  readonly holds: (count: string) => string;
  readonly broken: (event: string, count: string) => string;
}

export const stewardWords: InEveryLanguage<StewardWords> = {
  en: {
    title: 'Stewardship',
    lead: 'What stewards do here is written down, in a log that cannot be changed.',
    navigation: 'Stewardship',
    overview: 'Overview',
    accounts: 'Accounts',
    accountsHint: 'Make them, give roles, make and revoke tokens, close them.',
    organisations: 'Organisations',
    organisationsHint: 'Find and found them; name members and terms of review.',
    releases: 'Releases',
    releasesHint: 'Withdraw one for a legal, privacy or safety reason, lift that, put notices.',
    bytes: 'Suspicious bytes',
    bytesHint: 'Decide on a file that an inspection holds back.',
    events: 'Event log',
    eventsHint: 'Everything that was done, by whom, in a verifiable chain.',
    since: 'Since',
    noOrganisation: 'None is found.',
    beginsWith: 'Handle begins with',
    search: 'Search',
    bytesTitle: 'Suspicious bytes',
    bytesLead:
      'A decision is about bytes, wherever they stand: what is quarantined cannot be released. Bytes of a published release are taken out of service by a withdrawal alone.',
    sha256: 'SHA-256',
    sha256Hint: '64 hexadecimal digits, as the list of files or an inspection names them.',
    decision: 'Decision',
    decisions: { allow: 'Allow them', quarantine: 'Quarantine them' },
    reason: 'Reason',
    reasonHint: 'For the event log, which other stewards read.',
    decide: 'Write the decision down',
    decided: {
      verified: 'The bytes are allowed.',
      quarantined: 'The bytes are quarantined.',
    },
    eventsTitle: 'Event log',
    eventsLead: 'The last event first, those that only stewards see among them.',
    subject: 'Subject',
    subjectHint: 'Exactly as it stands, such as account:ada or model:ada/whisper@v1.0.',
    actor: 'Actor',
    nobody: 'the service',
    filter: 'Filter',
    all: 'All events',
    noEvent: 'No event is found.',
    number: 'No.',
    instant: 'When (UTC)',
    action: 'Action',
    detail: 'Details',
    onlyStewards: 'stewards only',
    verifyTitle: 'Verify the chain',
    verifyHint:
      'Each event carries the hash of the one before. Walking the whole chain shows whether anything was changed, put in or taken out; it takes some seconds for a long log.',
    verify: 'Walk the chain',
    holds: (count) => `The chain holds: all ${count} events follow from one another.`,
    broken: (event, count) =>
      `The chain is broken at event ${event}: the ${count} events before it hold. Compare with a backup.`,
  },
  fr: {
    title: 'Administration',
    lead: 'Ce que font ici les intendants est consigné, dans un journal qui ne peut être modifié.',
    navigation: 'Administration',
    overview: 'Vue d’ensemble',
    accounts: 'Comptes',
    accountsHint: 'Les créer, donner des rôles, créer et révoquer des jetons, les fermer.',
    organisations: 'Organisations',
    organisationsHint: 'Les trouver et les fonder ; nommer membres et règles d’examen.',
    releases: 'Versions publiées',
    releasesHint:
      'En retirer une pour un motif juridique, de vie privée ou de sécurité, lever le retrait, poser des mentions.',
    bytes: 'Octets suspects',
    bytesHint: 'Décider d’un fichier qu’une inspection retient.',
    events: 'Journal des événements',
    eventsHint: 'Tout ce qui a été fait, par qui, dans une chaîne vérifiable.',
    since: 'Depuis le',
    noOrganisation: 'Aucune n’a été trouvée.',
    beginsWith: 'L’identifiant commence par',
    search: 'Rechercher',
    bytesTitle: 'Octets suspects',
    bytesLead:
      'Une décision porte sur des octets, où qu’ils soient : ce qui est mis en quarantaine ne peut être publié. Les octets d’une version publiée ne cessent d’être servis que par un retrait.',
    sha256: 'SHA-256',
    sha256Hint:
      '64 chiffres hexadécimaux, tels que la liste des fichiers ou une inspection les donne.',
    decision: 'Décision',
    decisions: { allow: 'Les autoriser', quarantine: 'Les mettre en quarantaine' },
    reason: 'Motif',
    reasonHint: 'Pour le journal des événements, que lisent les autres intendants.',
    decide: 'Consigner la décision',
    decided: {
      verified: 'Les octets sont autorisés.',
      quarantined: 'Les octets sont en quarantaine.',
    },
    eventsTitle: 'Journal des événements',
    eventsLead: 'Le dernier d’abord, y compris ceux que seuls les intendants voient.',
    subject: 'Objet',
    subjectHint: 'Exactement comme il est écrit : account:ada ou model:ada/whisper@v1.0.',
    actor: 'Auteur',
    nobody: 'le service',
    filter: 'Filtrer',
    all: 'Tous les événements',
    noEvent: 'Aucun événement n’a été trouvé.',
    number: 'Nº',
    instant: 'Quand (UTC)',
    action: 'Action',
    detail: 'Détails',
    onlyStewards: 'intendants seuls',
    verifyTitle: 'Vérifier la chaîne',
    verifyHint:
      'Chaque événement porte l’empreinte du précédent. Parcourir toute la chaîne montre si quelque chose a été modifié, ajouté ou enlevé ; cela prend quelques secondes pour un long journal.',
    verify: 'Parcourir la chaîne',
    holds: (count) => `La chaîne tient\u00a0: les ${count} événements se suivent tous.`,
    broken: (event, count) =>
      `La chaîne est rompue à l’événement ${event}\u00a0: les ${count} événements précédents tiennent. Comparez avec une sauvegarde.`,
  },
};
