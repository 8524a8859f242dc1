import type { EventView } from '../../../../capabilities/audit/index.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inDigits } from '../../language/formats.js';
import { stewardWords } from '../../language/steward-words.js';
import { ListPaging } from '../../layout/list-paging.js';
import type { Visit } from '../../pages/visit.js';
import { StewardNavigation } from '../steward-navigation.js';

/** What walking the chain found. */
export interface Verification {
  readonly verified: number;
  /** Number of the first event that does not follow; null where all do. */
  readonly brokenAt: number | null;
}

const maxDetailLength = 2_000;

/** The log, its filter, and whether its chain holds. */
export function EventsPage({
  events,
  next,
  subject,
  actor,
  verification,
  visit,
}: {
  readonly events: readonly EventView[];
  readonly next: string | null;
  readonly subject: string;
  readonly actor: string;
  readonly verification: Verification | null;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = stewardWords[language];
  return (
    <>
      <h1>{words.eventsTitle}</h1>
      <StewardNavigation language={language} current="/steward/events" />
      <p class="lead">{words.eventsLead}</p>
      <Verify verification={verification} visit={visit} />
      <form action="/steward/events" role="search" class="line-form">
        <label for="subject">{words.subject}</label>
        <input
          id="subject"
          type="search"
          name="subject"
          value={subject}
          maxLength={300}
          aria-describedby="subject-hint"
        />
        <label for="actor">{words.actor}</label>
        <input id="actor" type="search" name="actor" value={actor} maxLength={39} />
        <button class="button quiet">{words.filter}</button>
        {(subject !== '' || actor !== '') && <a href="/steward/events">{words.all}</a>}
      </form>
      <p id="subject-hint" class="soft small">
        {words.subjectHint}
      </p>
      {events.length === 0 ? (
        <p class="soft">{words.noEvent}</p>
      ) : (
        <Events events={events} visit={visit} />
      )}
      <ListPaging visit={visit} next={next} />
    </>
  );
}

function Verify({
  verification,
  visit,
}: {
  readonly verification: Verification | null;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = stewardWords[language];
  if (verification !== null) {
    const count = inDigits(verification.verified, language);
    return verification.brokenAt === null ? (
      <p class="banner good" role="status">
        {words.holds(count)}
      </p>
    ) : (
      <p class="banner bad" role="alert">
        {words.broken(inDigits(verification.brokenAt, language), count)}
      </p>
    );
  }
  return (
    <details>
      <summary>{words.verifyTitle}</summary>
      <p>{words.verifyHint}</p>
      <SecureForm visit={visit} action="/steward/events/verification" className="line-form">
        <button class="button quiet">{words.verify}</button>
      </SecureForm>
    </details>
  );
}

function Events({
  events,
  visit: { language },
}: {
  readonly events: readonly EventView[];
  readonly visit: Visit;
}) {
  const words = stewardWords[language];
  return (
    <table class="stacks events">
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.instant}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.action}</th>
          <th scope="col">{words.subject}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr>
            <th scope="row">
              <span title={event.hash}>{inDigits(event.seq, language)}</span>
            </th>
            <td>
              <time dateTime={event.at.toISOString()}>{instantOf(event.at)}</time>
            </td>
            <td data-label={words.actor}>
              {event.actor === null ? (
                <span class="soft">{words.nobody}</span>
              ) : (
                <a href={filtered('actor', event.actor)}>{event.actor}</a>
              )}
            </td>
            <td data-label={words.action}>
              <code>{event.action}</code>{' '}
              {!event.isPublic && <span class="mark">{words.onlyStewards}</span>}
            </td>
            <td data-label={words.subject}>
              <a href={filtered('subject', event.subject)}>
                <bdi>{event.subject.slice(0, 300)}</bdi>
              </a>
              <details class="small">
                <summary>{words.detail}</summary>
                <pre class="secret">{detailOf(event)}</pre>
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function filtered(name: 'actor' | 'subject', value: string): string {
  return `/steward/events?${name}=${encodeURIComponent(value)}`;
}

/** `2026-11-24 12:00:00` */
function instantOf(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

function detailOf({ detail, hash }: EventView): string {
  return `${JSON.stringify(detail, null, 2).slice(0, maxDetailLength)}\n${hash}`;
}
