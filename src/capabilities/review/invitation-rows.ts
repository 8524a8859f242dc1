import type { EntityManager } from 'typeorm';
import { type Answers, countAnswers, type InvitationStatus } from '../../domain/review/answers.js';
import { type Database, sql } from '../../foundations/database/database.js';
import type { InvitationView, ReviewedRelease, StandingInvitation } from './review-view.js';

/** The columns of an `InvitationView`, from `invitation i`. */
const columns = `
  i.id, i.release_id AS "releaseId", i.advisor_id AS "advisorId", n.handle AS advisor,
  a.display_name AS "advisorName", h.handle AS "invitedBy", i.status,
  i.competing_interests AS "competingInterests", i.invited_at AS "invitedAt",
  i.answered_at AS "answeredAt",
  EXISTS (SELECT 1 FROM opinion o WHERE o.release_id = i.release_id AND o.advisor_id = i.advisor_id
          AND o.stage = 'pre-publication') AS "hasOpinion"`;

const joins = `
  JOIN account a ON a.id = i.advisor_id
  JOIN namespace n ON n.id = i.advisor_id
  JOIN namespace h ON h.id = i.invited_by`;

/** An advisor's invitation to a release, or null. */
export async function findInvitation(
  manager: EntityManager,
  releaseId: string,
  advisorId: string,
): Promise<InvitationView | null> {
  const [row] = await sql<InvitationView>(
    manager,
    `SELECT ${columns} FROM invitation i ${joins} WHERE i.release_id = $1 AND i.advisor_id = $2`,
    [releaseId, advisorId],
  );
  return row ?? null;
}

/**
 * Invitations to a release in the order in which they were made; all, or one advisor's.
 * @param after id of the last one of the page before
 */
export function listInvitations(
  database: Database,
  releaseId: string,
  page: {
    readonly advisorId: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<InvitationView[]> {
  return database.query<InvitationView>(
    `SELECT ${columns} FROM invitation i ${joins}
     WHERE i.release_id = $1 AND ($2::uuid IS NULL OR i.advisor_id = $2)
       AND ($3::uuid IS NULL OR i.id > $3)
     ORDER BY i.id LIMIT $4`,
    [releaseId, page.advisorId, page.after, page.limit],
  );
}

/** An advisor's invitations, the newest first, with their releases; served by `invitation_by_advisor`. */
export async function listOwnInvitations(
  database: Database,
  advisorId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<(InvitationView & { readonly release: ReviewedRelease })[]> {
  return database.query(
    `SELECT ${columns}, jsonb_build_object('releaseId', r.id, 'kind', p.kind,
       'namespace', s.handle, 'name', p.name, 'version', r.version,
       'title', r.metadata ->> 'title', 'state', r.state) AS release
     FROM invitation i ${joins}
     JOIN release r ON r.id = i.release_id
     JOIN repository p ON p.id = r.repository_id
     JOIN namespace s ON s.id = p.namespace_id
     WHERE i.advisor_id = $1 AND ($2::uuid IS NULL OR i.id < $2)
     ORDER BY i.id DESC LIMIT $3`,
    [advisorId, page.before, page.limit],
  );
}

/**
 * An advisor's invitations to candidates, in the order of what is hers to do; served by
 * `invitation_by_advisor`, and sorted in memory: nobody has more of them than there are candidates.
 * @param page.after the last one of the page before
 */
export async function listStandingInvitations(
  database: Database,
  advisorId: string,
  page: {
    readonly after: Pick<StandingInvitation, 'rank' | 'closes' | 'id'> | null;
    readonly limit: number;
  },
): Promise<StandingInvitation[]> {
  const { after, limit } = page;
  return database.query<StandingInvitation>(
    `WITH own AS (
       SELECT ${columns}, r.review ->> 'closesAt' AS "closesAt",
         coalesce(r.review ->> 'closesAt', '9') AS closes,
         jsonb_build_object('releaseId', r.id, 'kind', p.kind, 'namespace', s.handle,
           'name', p.name, 'version', r.version, 'title', r.metadata ->> 'title',
           'state', r.state) AS release
       FROM invitation i ${joins}
       JOIN release r ON r.id = i.release_id
       JOIN repository p ON p.id = r.repository_id
       JOIN namespace s ON s.id = p.namespace_id
       WHERE i.advisor_id = $1 AND r.state = 'candidate'),
     ranked AS (
       SELECT own.*, CASE WHEN status = 'declined' OR "hasOpinion" THEN 2
                          WHEN status = 'accepted' THEN 1 ELSE 0 END AS rank
       FROM own)
     SELECT * FROM ranked
     WHERE $2::int IS NULL OR (rank, closes, id) > ($2, $3, $4::uuid)
     ORDER BY rank, closes, id LIMIT $5`,
    [advisorId, after?.rank ?? null, after?.closes ?? null, after?.id ?? null, limit],
  );
}

/** An advisor's own invitations to some releases, by release. */
export async function invitationsTo(
  database: Database,
  advisorId: string,
  releaseIds: readonly string[],
): Promise<ReadonlyMap<string, InvitationView>> {
  const rows = await database.query<InvitationView>(
    `SELECT ${columns} FROM invitation i ${joins}
     WHERE i.advisor_id = $1 AND i.release_id = ANY ($2::uuid[])`,
    [advisorId, releaseIds],
  );
  return new Map(rows.map((row) => [row.releaseId, row]));
}

/** How many of the invited answered, as the transaction sees it. */
export async function answersTo(manager: EntityManager, releaseId: string): Promise<Answers> {
  const rows = await sql<{ status: InvitationStatus; hasOpinion: boolean }>(
    manager,
    `SELECT i.status, EXISTS (
       SELECT 1 FROM opinion o WHERE o.release_id = i.release_id AND o.advisor_id = i.advisor_id
         AND o.stage = 'pre-publication') AS "hasOpinion"
     FROM invitation i WHERE i.release_id = $1`,
    [releaseId],
  );
  return countAnswers(rows);
}
