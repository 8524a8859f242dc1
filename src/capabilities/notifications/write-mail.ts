import type { Language } from '../../domain/language/language.js';
import type { News } from './notification.js';
import { notificationWords } from './notification-words.js';

/** What a message in the queue is made of, until it is written in its reader's language. */
export type MailContent =
  | { readonly type: 'news'; readonly news: News }
  | { readonly type: 'confirmation'; readonly code: string };

/** Subject and text of a message, without any address of the candidate but the site's list. */
export function writeMail(
  content: MailContent,
  language: Language,
  siteUrl: string,
): { readonly subject: string; readonly text: string } {
  const words = notificationWords[language];
  if (content.type === 'confirmation') {
    return { subject: words.confirmSubject, text: words.confirmText(content.code, siteUrl) };
  }
  const { news } = content;
  const line = words.lines[news.kind](news);
  const about =
    news.kind === 'file-damaged'
      ? [`${siteUrl}/steward/damage`, words.restore]
      : [`${siteUrl}/reviews`, words.consultative];
  const text = [line, ...about, '-- ', words.footer(siteUrl)];
  return { subject: line, text: `${text.join('\n\n')}\n` };
}
