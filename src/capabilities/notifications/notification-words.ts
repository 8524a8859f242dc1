import type { InEveryLanguage } from '../../domain/language/language.js';
import type { News, NotificationKind } from './notification.js';

/** What notifications, feeds and mails say. */
export interface NotificationWords {
  /** One line for each kind of news. */
  readonly lines: Readonly<Record<NotificationKind, (news: News) => string>>;
  /** Stands under every mail about a review. */
  readonly consultative: string;
  /** Stands under a mail about damage. */
  readonly restore: string;
  readonly footer: (siteUrl: string) => string;
  readonly feedTitle: (displayName: string) => string;
  /** A candidate that waits for opinions. */
  readonly awaitsOpinions: (title: string, day: string) => string;
  readonly confirmSubject: string;
  readonly confirmText: (code: string, siteUrl: string) => string;
}

export const notificationWords: InEveryLanguage<NotificationWords> = {
  en: {
    lines: {
      'advisor-invited': (news) =>
        `${news.actor} invites your opinion on ${named(news, '“', '”')} (${addressed(news)})`,
      'invitation-accepted': (news) =>
        `${news.actor} accepts to advise on ${named(news, '“', '”')} (${addressed(news)})`,
      'invitation-declined': (news) =>
        `${news.actor} declines to advise on ${named(news, '“', '”')} (${addressed(news)})`,
      'opinion-given': (news) =>
        `${news.actor} gave an opinion on ${named(news, '“', '”')} (${addressed(news)})`,
      'opinion-revised': (news) =>
        `${news.actor} revised an opinion on ${named(news, '“', '”')} (${addressed(news)})`,
      'opinion-replied': (news) =>
        `${news.actor} replied to your opinion on ${named(news, '“', '”')} (${addressed(news)})`,
      'release-published': (news) => `${named(news, '“', '”')} is published (${addressed(news)})`,
      'candidate-abandoned': (news) =>
        `${named(news, '“', '”')} is no longer a candidate (${addressed(news)})`,
      'file-damaged': (news) =>
        `Stored files are damaged, one of them in ${named(news, '“', '”')} (${addressed(news)})`,
    },
    consultative:
      'Opinions are consultative: they are published with the release, and block nothing.',
    restore: 'Restore them from a copy: the list names each file, and the releases that hold it.',
    footer: (siteUrl) =>
      `You receive this because your account at ${siteUrl} gave this address. Remove it there to stop.`,
    feedTitle: (displayName) => `Reviews for ${displayName}`,
    awaitsOpinions: (title, day) => `“${plain(title)}” awaits opinions until ${day}`,
    confirmSubject: 'Confirm your address',
    confirmText: (code, siteUrl) =>
      `An account at ${siteUrl} asks that its notifications are sent to this address. If that was you, enter this code there:\n\n${code}\n\nOtherwise do nothing: no further mail will come.`,
  },
  fr: {
    lines: {
      'advisor-invited': (news) =>
        `${news.actor} sollicite votre avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'invitation-accepted': (news) =>
        `${news.actor} accepte de donner son avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'invitation-declined': (news) =>
        `${news.actor} ne donnera pas d’avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'opinion-given': (news) =>
        `${news.actor} a donné un avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'opinion-revised': (news) =>
        `${news.actor} a revu son avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'opinion-replied': (news) =>
        `${news.actor} a répondu à votre avis sur ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
      'release-published': (news) =>
        `${named(news, '«\u00a0', '\u00a0»')} est publié (${addressed(news)})`,
      'candidate-abandoned': (news) =>
        `${named(news, '«\u00a0', '\u00a0»')} n’est plus candidat (${addressed(news)})`,
      'file-damaged': (news) =>
        `Des fichiers conservés sont endommagés, dont un de ${named(news, '«\u00a0', '\u00a0»')} (${addressed(news)})`,
    },
    consultative:
      'Les avis sont consultatifs\u00a0: ils sont publiés avec la version et ne bloquent rien.',
    restore:
      'Restaurez-les depuis une copie\u00a0: la liste nomme chaque fichier et les versions qui le contiennent.',
    footer: (siteUrl) =>
      `Vous recevez ce message parce que votre compte sur ${siteUrl} a donné cette adresse. Retirez-la de votre compte pour ne plus en recevoir.`,
    feedTitle: (displayName) => `Relectures pour ${displayName}`,
    awaitsOpinions: (title, day) => `«\u00a0${plain(title)}\u00a0» attend des avis jusqu’au ${day}`,
    confirmSubject: 'Confirmez votre adresse',
    confirmText: (code, siteUrl) =>
      `Un compte sur ${siteUrl} demande que ses notifications soient envoyées à cette adresse. Si c’est vous, saisissez-y ce code\u00a0:\n\n${code}\n\nSinon, ne faites rien\u00a0: aucun autre message ne suivra.`,
  },
};

function addressed({ subject: { namespace, name, version } }: News): string {
  return `${namespace}/${name} ${version}`;
}

function named({ subject }: News, before: string, after: string): string {
  return `${before}${plain(subject.title)}${after}`;
}

/** A title as it stands within a line of ours: it ends no line, and turns no text around. */
function plain(title: string): string {
  const line = title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > 150 ? `${line.slice(0, 150).trimEnd()}…` : line;
}
