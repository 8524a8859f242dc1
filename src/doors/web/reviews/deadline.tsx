import { momentInWords } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { reviewWords } from '../language/review-words.js';

const soonMs = 3 * 86_400_000;

/**
 * Until when opinions are awaited, and whether that is near.
 * @param closesAt ISO 8601, UTC; null where nobody waits
 */
export function DeadlineText({
  closesAt,
  now,
  language,
}: {
  readonly closesAt: string | null;
  readonly now: Date;
  readonly language: Language;
}) {
  const words = reviewWords[language];
  if (closesAt === null) return <>{words.noWindow}</>;
  const closes = new Date(closesAt);
  const leftMs = closes.getTime() - now.getTime();
  return (
    <>
      <time dateTime={closesAt}>{words.closesOn(momentInWords(closes, language))}</time>
      {leftMs <= 0 && <span class="mark">{words.windowPassed}</span>}
      {leftMs > 0 && leftMs < soonMs && <span class="mark warn">{words.dueSoon}</span>}
    </>
  );
}
