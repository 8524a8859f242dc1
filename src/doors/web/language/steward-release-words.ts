import type { NoticeKind, WithdrawalCategory } from '../../../domain/release/states.js';
import type { InEveryLanguage } from './language.js';

/** What was done a moment ago, as the page of a release says it once. */
export type StewardReleaseDeed = 'withdrawn' | 'lifted' | 'noticed' | 'notice-lifted';

/** The words of stewards about releases. */
export interface StewardReleaseWords {
  readonly title: string;
  readonly findTitle: string;
  readonly address: string;
  readonly addressHint: string;
  readonly find: string;
  readonly withdrawnTitle: string;
  readonly noneWithdrawn: string;
  readonly noticedTitle: string;
  readonly noneNoticed: string;
  readonly release: string;
  readonly ground: string;
  readonly on: string;
  readonly states: Readonly<Record<'candidate' | 'published' | 'withdrawn' | 'abandoned', string>>;
  readonly publicPage: string;
  readonly done: Readonly<Record<StewardReleaseDeed, string>>;
  readonly notPublished: string;
  readonly withdrawTitle: string;
  readonly withdrawHint: string;
  readonly categories: Readonly<Record<WithdrawalCategory, string>>;
  readonly statement: string;
  readonly statementHint: string;
  readonly replacement: string;
  readonly replacementHint: string;
  readonly goOn: string;
  readonly confirmTitle: string;
  readonly confirm: (release: string) => string;
  readonly consequences: readonly string[];
  readonly withdraw: string;
  readonly liftTitle: string;
  readonly liftHint: string;
  readonly lift: string;
  readonly confirmLift: (release: string) => string;
  readonly noticeTitle: string;
  readonly noticeHint: string;
  readonly noticeKinds: Readonly<Record<NoticeKind, string>>;
  readonly noticeKind: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly replacedBy: string;
  readonly replacedByHint: string;
  readonly putNotice: string;
  readonly liftNotice: string;
  readonly standing: (by: string, day: string) => string;
}

export const stewardReleaseWords: InEveryLanguage<StewardReleaseWords> = {
  en: {
    title: 'Releases',
    findTitle: 'Find a release',
    address: 'Address of the release',
    addressHint:
      'The address of its page, or papers/lab/name@v1.0; without “papers/” or “datasets/” it is a model.',
    find: 'Find it',
    withdrawnTitle: 'Withdrawn',
    noneWithdrawn: 'No release is withdrawn.',
    noticedTitle: 'Under a notice',
    noneNoticed: 'No release is under a notice.',
    release: 'Release',
    ground: 'Ground',
    on: 'On',
    states: {
      candidate: 'candidate',
      published: 'published',
      withdrawn: 'withdrawn',
      abandoned: 'abandoned',
    },
    publicPage: 'Its public page',
    done: {
      withdrawn: 'The release is withdrawn. Its record stays, with the reason.',
      lifted: 'The withdrawal is lifted: the same bytes are served under the same identifiers.',
      noticed: 'The notice stands.',
      'notice-lifted': 'The notice is lifted.',
    },
    notPublished: 'It is not published: there is nothing to withdraw, and no notice to put.',
    withdrawTitle: 'Withdraw it',
    withdrawHint:
      'Only for a legal, privacy or safety reason. For a paper that is wrong or a model that is out of date, put a notice.',
    categories: {
      legal: 'Legal: a law or a court asks for it',
      privacy: 'Privacy: it holds personal data',
      safety: 'Safety: it endangers those who use it',
    },
    statement: 'Public statement',
    statementHint: 'Stands on the record for ever. Name nobody, and nothing that is to be hidden.',
    replacement: 'Release to use instead',
    replacementHint: 'A version label, or an address; if there is one.',
    goOn: 'Go on',
    confirmTitle: 'Withdraw this release?',
    confirm: (release) => `${release} will be withdrawn, with this public statement:`,
    consequences: [
      'Its files are no longer served to anybody, by any door.',
      'Its page, its identifiers and its list of files stay, with the ground and the statement.',
      'Those who have copies keep the licence that they were given.',
      'It is written into the public log. A steward may lift the withdrawal; the log keeps both.',
    ],
    withdraw: 'Withdraw the release',
    liftTitle: 'Lift the withdrawal',
    liftHint: 'The same bytes are served again under the same identifiers; the log keeps both.',
    lift: 'Lift the withdrawal',
    confirmLift: (release) => `${release} will be public again.`,
    noticeTitle: 'Notice',
    noticeHint:
      'A release under a notice stays readable and downloadable, is marked everywhere, and is passed over when the latest is looked for.',
    noticeKinds: {
      deprecated: 'deprecated: use another',
      retracted: 'retracted: not to be relied on',
    },
    noticeKind: 'Kind',
    reason: 'Public reason',
    reasonHint: 'Stands on the record beside the notice.',
    replacedBy: 'Version to use instead',
    replacedByHint: 'The label of another published release of the same record; if there is one.',
    putNotice: 'Put the notice',
    liftNotice: 'Lift the notice',
    standing: (by, day) => `put by ${by} on ${day}`,
  },
  fr: {
    title: 'Versions publiées',
    findTitle: 'Trouver une version',
    address: 'Adresse de la version',
    addressHint:
      'L’adresse de sa page, ou papers/labo/nom@v1.0 ; sans « papers/ » ni « datasets/ », c’est un modèle.',
    find: 'La trouver',
    withdrawnTitle: 'Retirées',
    noneWithdrawn: 'Aucune version n’est retirée.',
    noticedTitle: 'Sous une mention',
    noneNoticed: 'Aucune version ne porte de mention.',
    release: 'Version',
    ground: 'Motif',
    on: 'Le',
    states: {
      candidate: 'candidate',
      published: 'publiée',
      withdrawn: 'retirée',
      abandoned: 'abandonnée',
    },
    publicPage: 'Sa page publique',
    done: {
      withdrawn: 'La version est retirée. Sa notice demeure, avec le motif.',
      lifted: 'Le retrait est levé : les mêmes octets sont servis sous les mêmes identifiants.',
      noticed: 'La mention est posée.',
      'notice-lifted': 'La mention est levée.',
    },
    notPublished: 'Elle n’est pas publiée : il n’y a rien à retirer, ni mention à poser.',
    withdrawTitle: 'La retirer',
    withdrawHint:
      'Seulement pour un motif juridique, de vie privée ou de sécurité. Pour un article erroné ou un modèle dépassé, posez une mention.',
    categories: {
      legal: 'Juridique : une loi ou un tribunal l’exige',
      privacy: 'Vie privée : elle contient des données personnelles',
      safety: 'Sécurité : elle met en danger ceux qui l’utilisent',
    },
    statement: 'Déclaration publique',
    statementHint:
      'Elle figure sur la notice pour toujours. N’y nommez personne, ni rien de ce qui doit être caché.',
    replacement: 'Version à utiliser à la place',
    replacementHint: 'Un numéro de version ou une adresse ; s’il y en a une.',
    goOn: 'Continuer',
    confirmTitle: 'Retirer cette version ?',
    confirm: (release) => `${release} sera retirée, avec cette déclaration publique\u00a0:`,
    consequences: [
      'Ses fichiers ne sont plus servis à personne, par aucune porte.',
      'Sa page, ses identifiants et la liste de ses fichiers demeurent, avec le motif et la déclaration.',
      'Ceux qui en ont des copies gardent la licence qu’ils ont reçue.',
      'C’est consigné au journal public. Un intendant peut lever le retrait ; le journal garde les deux.',
    ],
    withdraw: 'Retirer la version',
    liftTitle: 'Lever le retrait',
    liftHint:
      'Les mêmes octets sont de nouveau servis sous les mêmes identifiants ; le journal garde les deux.',
    lift: 'Lever le retrait',
    confirmLift: (release) => `${release} sera de nouveau publique.`,
    noticeTitle: 'Mention',
    noticeHint:
      'Une version sous mention reste lisible et téléchargeable, est signalée partout, et n’est plus prise pour la dernière.',
    noticeKinds: {
      deprecated: 'dépassée : utilisez-en une autre',
      retracted: 'rétractée : ne pas s’y fier',
    },
    noticeKind: 'Nature',
    reason: 'Motif public',
    reasonHint: 'Il figure sur la notice, à côté de la mention.',
    replacedBy: 'Version à utiliser à la place',
    replacedByHint: 'Le numéro d’une autre version publiée du même travail ; s’il y en a une.',
    putNotice: 'Poser la mention',
    liftNotice: 'Lever la mention',
    standing: (by, day) => `posée par ${by} le ${day}`,
  },
};
