import { Injectable } from '@nestjs/common';
import { Database } from '../../foundations/database/database.js';
import { type EventRow, type EventView, toView } from './event-log.js';

/** What was done to a subject between two events. */
export interface EventSpan {
  readonly subject: string;
  /** Number of the event before the first; 0 for the beginning. */
  readonly after: number;
  /** Number of the last event; null where there is no end. */
  readonly until: number | null;
}

/** A record that was renamed more often is told from there on. */
const maxNames = 20;

/** What was done to the same thing under several subjects, as far as it is public. */
@Injectable()
export class SubjectHistory {
  constructor(private readonly database: Database) {}

  /**
   * A page of public events of several subjects, oldest first; each subject is served by
   * `event_by_subject`.
   * @param page.after number of the last event already seen; 0 for the beginning
   * @returns `next` is what to give as `after`, null at the end
   */
  async list(
    spans: readonly EventSpan[],
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly items: readonly EventView[]; readonly next: number | null }> {
    const rows = await this.database.query<EventRow>(
      `SELECT e.* FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS span (subject, after, until)
       CROSS JOIN LATERAL (
         SELECT seq, at, actor, action, subject, detail, is_public, previous_hash, hash FROM event
         WHERE event.subject = span.subject AND seq > greatest(span.after, $4) AND seq <= span.until
           AND is_public
         ORDER BY event.subject, seq LIMIT $5) AS e
       ORDER BY e.seq LIMIT $5`,
      [
        spans.map(({ subject }) => subject),
        spans.map((span) => span.after),
        spans.map(({ until }) => until ?? Number.MAX_SAFE_INTEGER),
        after,
        limit + 1,
      ],
    );
    const items = rows.slice(0, limit).map(toView);
    return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
  }

  /**
   * The names that a repository had, its present one first, each with the span in which it was called so;
   * served by `event_of_move`.
   * @param subject `model:namespace/name`
   */
  async names(subject: string): Promise<EventSpan[]> {
    const names: EventSpan[] = [];
    const kind = subject.slice(0, subject.indexOf(':'));
    let at: { readonly subject: string; readonly until: number | null } = { subject, until: null };
    while (names.length < maxNames) {
      const [move] = await this.database.query<{ seq: string; subject: string }>(
        `SELECT seq, subject FROM event
         WHERE action = 'repository.moved' AND detail ->> 'to' = $1 AND seq < $2
           AND starts_with(subject, $3) ORDER BY seq DESC LIMIT 1`,
        [at.subject.slice(kind.length + 1), at.until ?? Number.MAX_SAFE_INTEGER, `${kind}:`],
      );
      names.push({ ...at, after: Number(move?.seq ?? 0) });
      if (move === undefined) break;
      at = { subject: move.subject, until: Number(move.seq) };
    }
    return names;
  }
}
