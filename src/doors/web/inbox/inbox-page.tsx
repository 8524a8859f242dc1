import {
  notificationWords,
  type NotificationView,
} from '../../../capabilities/notifications/index.js';
import { SecureForm } from '../forms/secure-form.js';
import { inDigits, momentInWords } from '../language/formats.js';
import { inboxWords } from '../language/inbox-words.js';
import { addressWith, Paging } from '../pages/paging.js';
import type { Visit } from '../pages/visit.js';
import { recordAddress } from '../records/record-address.js';
import { reviewAddress } from '../reviews/review-address.js';

/** What an account was told, the newest first. */
export function InboxPage({
  news,
  unreadCount,
  isFirst,
  next,
  visit,
}: {
  readonly news: readonly NotificationView[];
  readonly unreadCount: number;
  readonly isFirst: boolean;
  readonly next: string | null;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = inboxWords[language];
  return (
    <article class="reviews">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/account/notifications">{words.settings}</a>
      </p>
      {news.length === 0 && <p>{words.none}</p>}
      {news.length > 0 && (
        <div class="actions">
          <span class="soft">
            {unreadCount === 0
              ? words.allRead
              : words.unread(inDigits(unreadCount, language), unreadCount === 1)}
          </span>
          {unreadCount > 0 && (
            <SecureForm visit={visit} action="/notifications/read" className="actions">
              <button class="button quiet">{words.markAllRead}</button>
            </SecureForm>
          )}
        </div>
      )}
      <ul class="plain news">
        {news.map((one) => (
          <li>
            <One news={one} visit={visit} />
          </li>
        ))}
      </ul>
      <Paging
        label={words.title}
        start={isFirst ? null : { href: '/notifications', label: words.start }}
        next={
          next === null
            ? null
            : { href: addressWith('/notifications', { cursor: next }), label: words.next }
        }
      />
    </article>
  );
}

function One({ news, visit }: { readonly news: NotificationView; readonly visit: Visit }) {
  const { language } = visit;
  const words = inboxWords[language];
  const line = notificationWords[language].lines[news.kind](news);
  const address = addressOf(news);
  return (
    <>
      <p>
        {news.readAt === null && <span class="mark warn">{words.new}</span>}{' '}
        {address === null ? (
          <bdi>{line}</bdi>
        ) : (
          <a href={address}>
            <bdi>{line}</bdi>
          </a>
        )}
      </p>
      <div class="facts small soft">
        <time dateTime={news.at.toISOString()}>{momentInWords(news.at, language)}</time>
        {news.readAt === null && (
          <SecureForm visit={visit} action="/notifications/read" className="inline">
            <input type="hidden" name="id" value={news.id} />
            <input type="hidden" name="from" value={visit.address} />
            <button class="plain">
              {words.markRead}
              <span class="unseen">{`: ${line}`}</span>
            </button>
          </SecureForm>
        )}
      </div>
    </>
  );
}

/** Where it can be read on; null for what is a candidate no more. */
function addressOf({ kind, subject }: NotificationView): string | null {
  switch (kind) {
    case 'candidate-abandoned':
      return null;
    case 'file-damaged':
      return '/steward/damage';
    case 'release-published':
      return recordAddress(subject, subject.version);
    default:
      return reviewAddress(subject, subject.version);
  }
}
