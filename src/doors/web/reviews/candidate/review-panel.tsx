import type { InvitationView } from '../../../../capabilities/review/index.js';
import { inDigits, inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { reviewWords } from '../../language/review-words.js';
import { shorten } from '../../records/page/short-text.js';
import { Panel } from '../../records/side/panel.js';
import { DeadlineText } from '../deadline.js';
import type { ReviewSource } from './candidate-reader.js';

/** Until when opinions are awaited, and from whom. */
export function ReviewPanel({
  source: { record, invitations, may },
  now,
}: {
  readonly source: ReviewSource;
  readonly now: Date;
}) {
  const { release, language } = record;
  const words = reviewWords[language];
  const { review, answers } = release;
  const closesAt = review.mode === 'advisory' ? review.closesAt : null;
  return (
    <Panel id="review" title={words.window}>
      <p>
        <DeadlineText closesAt={closesAt} now={now} language={language} />
      </p>
      {answers.invited > 0 && (
        <p>
          {words.answers(inDigits(answers.answered, language), inDigits(answers.invited, language))}
        </p>
      )}
      {may.seeAll && release.state === 'candidate' && (
        <>
          <h3>{words.advisors}</h3>
          {invitations.length === 0 ? (
            <p class="soft">{words.noAdvisors}</p>
          ) : (
            <ul class="plain">
              {invitations.map((invitation) => (
                <li>
                  <Asked invitation={invitation} language={language} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  );
}

function Asked({
  invitation: { advisor, advisorName, status, hasOpinion, invitedAt },
  language,
}: {
  readonly invitation: InvitationView;
  readonly language: Language;
}) {
  const words = reviewWords[language];
  return (
    <>
      <a href={`/${advisor}`}>
        <bdi>{shorten(advisorName, 80)}</bdi>
      </a>{' '}
      <span class="mark">{words.statuses[hasOpinion ? 'answered' : status]}</span>{' '}
      <time class="small soft" dateTime={invitedAt.toISOString()}>
        {inWords(invitedAt, language)}
      </time>
    </>
  );
}
