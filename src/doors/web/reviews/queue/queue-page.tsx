import type { QueueItem, StandingInvitation } from '../../../../capabilities/review/index.js';
import { inDigits } from '../../language/formats.js';
import { opinionWords } from '../../language/opinion-words.js';
import { recordWords } from '../../language/record-words.js';
import { type ReviewDeed, reviewWords } from '../../language/review-words.js';
import { addressWith, Paging } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { Theirs } from '../../records/page/short-text.js';
import { AnswerButtons, VolunteerButton } from '../answer-buttons.js';
import { DeadlineText } from '../deadline.js';
import { reviewAddress } from '../review-address.js';

/** A page of a list. */
interface Listed<Row> {
  readonly shown: readonly Row[];
  readonly isFirst: boolean;
  readonly next: string | null;
}

interface Props {
  readonly invitations: Listed<StandingInvitation>;
  readonly candidates: Listed<QueueItem>;
  readonly done: ReviewDeed | null;
  readonly now: Date;
  readonly visit: Visit;
}

/** What awaits an advisor. */
export function QueuePage({ invitations, candidates, done, now, visit }: Props) {
  const { language } = visit;
  const words = reviewWords[language];
  return (
    <article class="reviews">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class="facts">
        <a href="/reviews/mine">{words.own}</a>
        <a href="/notifications">{words.newsAndMail}</a>
      </p>
      {done !== null && (
        <p class="banner good" role="status">
          {words.done[done]}
        </p>
      )}
      <section aria-labelledby="invitations">
        <h2 id="invitations">{words.yourInvitations}</h2>
        {invitations.shown.length === 0 && <p class="soft">{words.noInvitations}</p>}
        {invitations.shown.map((invitation) => (
          <Invited invitation={invitation} now={now} visit={visit} />
        ))}
        <Pages list={invitations} name="invitations" label={words.yourInvitations} visit={visit} />
      </section>
      <section aria-labelledby="queue">
        <h2 id="queue">{words.queue}</h2>
        <p class="soft">{words.queueLead}</p>
        {candidates.shown.length === 0 && candidates.next === null && (
          <p class="soft">{words.emptyQueue}</p>
        )}
        {candidates.shown.map((item) => (
          <Queued item={item} now={now} visit={visit} />
        ))}
        <Pages list={candidates} name="queue" label={words.queue} visit={visit} />
      </section>
      <p class="soft">{opinionWords[language].consultative}</p>
    </article>
  );
}

function Invited({
  invitation,
  now,
  visit,
}: {
  readonly invitation: StandingInvitation;
  readonly now: Date;
  readonly visit: Visit;
}) {
  const { release, status, hasOpinion, advisor, invitedBy, closesAt, id } = invitation;
  const words = reviewWords[visit.language];
  const address = reviewAddress(release, release.version);
  return (
    <article class="record-card">
      <h3>
        {status === 'declined' ? (
          <Theirs text={release.title} />
        ) : (
          <a href={address}>
            <Theirs text={release.title} />
          </a>
        )}
      </h3>
      <p class="facts soft small">
        <Named release={release} visit={visit} />
        <span>{invitedBy === advisor ? words.volunteered : words.invitedBy(invitedBy)}</span>
      </p>
      <p class="facts small">
        <span class="mark">{words.statuses[hasOpinion ? 'answered' : status]}</span>
        <span>
          <DeadlineText closesAt={closesAt} now={now} language={visit.language} />
        </span>
      </p>
      {status === 'pending' && (
        <AnswerButtons invitationId={id} {...{ address, title: release.title, visit }} />
      )}
      {status === 'accepted' && !hasOpinion && (
        <p>
          <a class="button" href={`${address}#your-opinion`}>
            {words.read}
            <span class="unseen">{words.ofWork(release.title.slice(0, 120))}</span>
          </a>
        </p>
      )}
      {status === 'declined' && (
        <VolunteerButton isAgain {...{ address, title: release.title, visit }} />
      )}
    </article>
  );
}

function Queued({
  item,
  now,
  visit,
}: {
  readonly item: QueueItem;
  readonly now: Date;
  readonly visit: Visit;
}) {
  const { title, version, answers, closesAt } = item;
  const { language } = visit;
  const words = reviewWords[language];
  const address = reviewAddress(item, version);
  return (
    <article class="record-card">
      <h3>
        <Theirs text={title} />
      </h3>
      <p class="facts soft small">
        <Named release={item} visit={visit} />
        {answers.invited > 0 && (
          <span>
            {words.answers(
              inDigits(answers.answered, language),
              inDigits(answers.invited, language),
            )}
          </span>
        )}
      </p>
      <p class="facts small">
        <span>
          <DeadlineText closesAt={closesAt} now={now} language={language} />
        </span>
      </p>
      <VolunteerButton {...{ address, title, visit }} />
    </article>
  );
}

function Named({
  release: { kind, namespace, name, version },
  visit: { language },
}: {
  readonly release: Pick<QueueItem, 'kind' | 'namespace' | 'name' | 'version'>;
  readonly visit: Visit;
}) {
  return (
    <>
      <span>{recordWords[language].kinds[kind]}</span>
      <span>{`${namespace}/${name}`}</span>
      <span>{version}</span>
    </>
  );
}

function Pages({
  list: { isFirst, next },
  name,
  label,
  visit: { language },
}: {
  readonly list: Listed<unknown>;
  readonly name: 'invitations' | 'queue';
  readonly label: string;
  readonly visit: Visit;
}) {
  const words = reviewWords[language];
  return (
    <Paging
      label={label}
      start={isFirst ? null : { href: `/reviews#${name}`, label: words.start }}
      next={
        next === null
          ? null
          : { href: `${addressWith('/reviews', { [name]: next })}#${name}`, label: words.next }
      }
    />
  );
}
