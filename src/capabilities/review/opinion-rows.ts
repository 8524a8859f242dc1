import type { EntityManager } from 'typeorm';
import type { OpinionDocument, OpinionStage, ReplyDocument } from '../../domain/review/opinion.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { Signature } from './review-keys.js';
import type { OpinionView, ReviewedRelease, Signed } from './review-view.js';

interface OpinionRow {
  readonly id: string;
  readonly releaseId: string;
  readonly advisorId: string;
  readonly stage: OpinionStage;
  readonly follows: string | null;
  readonly revision: number;
  readonly document: string;
  readonly signature: string;
  readonly kid: string;
  readonly replyId: string | null;
  readonly replyRevision: number | null;
  readonly replyDocument: string | null;
  readonly replySignature: string | null;
  readonly replyKid: string | null;
  readonly addressedIn: readonly string[];
}

/** Each opinion in its last revision, with the last revision of its reply; from `opinion o`. */
const columns = `
  o.id, o.release_id AS "releaseId", o.advisor_id AS "advisorId", o.stage, o.follows,
  v.number AS revision, v.document, v.signature, v.kid, y.id AS "replyId",
  y.number AS "replyRevision", y.document AS "replyDocument", y.signature AS "replySignature",
  y.kid AS "replyKid",
  ARRAY(SELECT a.version FROM opinion_addressed d JOIN release a ON a.id = d.release_id
        WHERE d.opinion_id = o.id AND a.state IN ('published', 'withdrawn')
        ORDER BY a.version_index) AS "addressedIn"`;

const joins = `
  JOIN LATERAL (SELECT * FROM opinion_revision WHERE opinion_id = o.id
                ORDER BY number DESC LIMIT 1) v ON true
  LEFT JOIN LATERAL (SELECT * FROM opinion_reply WHERE opinion_id = o.id
                     ORDER BY number DESC LIMIT 1) y ON true`;

/**
 * Opinions on a release in the order in which they were first given; served by `opinion_by_release`.
 * @param page.advisorId whose alone; null for all
 * @param page.after id of the last one of the page before
 */
export async function listOpinions(
  database: Database,
  releaseId: string,
  page: {
    readonly advisorId: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<OpinionView[]> {
  const rows = await database.query<OpinionRow>(
    `SELECT ${columns} FROM opinion o ${joins}
     WHERE o.release_id = $1 AND ($2::uuid IS NULL OR o.advisor_id = $2)
       AND ($3::uuid IS NULL OR o.id > $3)
     ORDER BY o.id LIMIT $4`,
    [releaseId, page.advisorId, page.after, page.limit],
  );
  return rows.map(toView);
}

/**
 * Opinions on the public versions that were proposed before one, the newest first; served by
 * `release_version_index_is_unique` and `opinion_by_release`.
 */
export async function listEarlierOpinions(
  database: Database,
  { repositoryId, versionIndex }: { readonly repositoryId: string; readonly versionIndex: number },
  page: { readonly before: string | null; readonly limit: number },
): Promise<OpinionView[]> {
  const rows = await database.query<OpinionRow>(
    `SELECT ${columns} FROM release r JOIN opinion o ON o.release_id = r.id ${joins}
     WHERE r.repository_id = $1 AND r.version_index < $2
       AND r.state IN ('published', 'withdrawn') AND ($3::uuid IS NULL OR o.id < $3)
     ORDER BY o.id DESC LIMIT $4`,
    [repositoryId, versionIndex, page.before, page.limit],
  );
  return rows.map(toView);
}

/** An opinion of a release, or null. */
export async function findOpinion(
  connection: Database | EntityManager,
  releaseId: string,
  id: string,
): Promise<OpinionView | null> {
  const text = `SELECT ${columns} FROM opinion o ${joins} WHERE o.release_id = $1 AND o.id = $2`;
  const [row] =
    connection instanceof Database
      ? await connection.query<OpinionRow>(text, [releaseId, id])
      : await sql<OpinionRow>(connection, text, [releaseId, id]);
  return row === undefined ? null : toView(row);
}

/** What an opinion said before its last revision, the newest first; by the primary key. */
export async function listEarlierRevisions(
  database: Database,
  opinionId: string,
  page: { readonly before: number; readonly limit: number },
): Promise<Signed<OpinionDocument>[]> {
  const rows = await database.query<Pick<OpinionRow, 'document' | 'signature' | 'kid'>>(
    `SELECT document, signature, kid FROM opinion_revision
     WHERE opinion_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3`,
    [opinionId, page.before, page.limit],
  );
  return rows.map(({ document, signature, kid }) => ({
    document: JSON.parse(document) as OpinionDocument,
    signature: { jws: signature, kid },
  }));
}

/** An advisor's last opinion on a release, or null. */
export async function findLastOpinion(
  manager: EntityManager,
  releaseId: string,
  advisorId: string,
): Promise<OpinionView | null> {
  const [row] = await sql<OpinionRow>(
    manager,
    `SELECT ${columns} FROM opinion o ${joins}
     WHERE o.release_id = $1 AND o.advisor_id = $2 ORDER BY o.id DESC LIMIT 1`,
    [releaseId, advisorId],
  );
  return row === undefined ? null : toView(row);
}

/**
 * An advisor's opinions, the newest first, with their releases; served by `opinion_by_advisor`.
 * @param page.isPublic true for those on releases that were published
 */
export async function listOwnOpinions(
  database: Database,
  advisorId: string,
  page: { readonly before: string | null; readonly limit: number; readonly isPublic: boolean },
): Promise<(OpinionView & { readonly release: ReviewedRelease })[]> {
  const rows = await database.query<OpinionRow & { readonly release: ReviewedRelease }>(
    `SELECT ${columns}, jsonb_build_object('releaseId', r.id, 'kind', p.kind,
       'namespace', n.handle, 'name', p.name, 'version', r.version,
       'title', r.metadata ->> 'title', 'state', r.state) AS release
     FROM opinion o ${joins}
     JOIN release r ON r.id = o.release_id
     JOIN repository p ON p.id = r.repository_id
     JOIN namespace n ON n.id = p.namespace_id
     WHERE o.advisor_id = $1 AND ($2::uuid IS NULL OR o.id < $2)
       AND (NOT $3::boolean OR r.state IN ('published', 'withdrawn'))
     ORDER BY o.id DESC LIMIT $4`,
    [advisorId, page.before, page.isPublic, page.limit],
  );
  return rows.map((row) => ({ ...toView(row), release: row.release }));
}

/**
 * How many opinions each advisor gave on releases that were published; counted in `opinion_by_advisor`.
 * Who gave none is missing.
 */
export async function countPublishedOpinions(
  database: Database,
  advisorIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ id: string; count: number }>(
    `SELECT o.advisor_id AS id, count(*)::int AS count
     FROM opinion o JOIN release r ON r.id = o.release_id
     WHERE o.advisor_id = ANY ($1::uuid[]) AND r.state IN ('published', 'withdrawn')
     GROUP BY o.advisor_id`,
    [advisorIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Stores a new opinion without a revision yet. */
export async function insertOpinion(
  manager: EntityManager,
  opinion: Pick<OpinionView, 'id' | 'releaseId' | 'advisorId' | 'stage' | 'follows'>,
  givenAt: Date,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO opinion (id, release_id, advisor_id, stage, follows, given_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [opinion.id, opinion.releaseId, opinion.advisorId, opinion.stage, opinion.follows, givenAt],
  );
}

/** Stores a signed revision. */
export async function insertRevision(
  manager: EntityManager,
  opinionId: string,
  revision: number,
  signed: { readonly text: string; readonly signature: Signature; readonly at: Date },
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO opinion_revision (opinion_id, number, document, signature, kid, signed_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [opinionId, revision, signed.text, signed.signature.jws, signed.signature.kid, signed.at],
  );
}

/** Stores a signed revision of a reply. */
export async function insertReply(
  manager: EntityManager,
  reply: {
    readonly id: string;
    readonly opinionId: string;
    readonly revision: number;
    readonly authorId: string;
  },
  signed: { readonly text: string; readonly signature: Signature; readonly at: Date },
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO opinion_reply
       (opinion_id, number, id, author_id, document, signature, kid, signed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      reply.opinionId,
      reply.revision,
      reply.id,
      reply.authorId,
      signed.text,
      signed.signature.jws,
      signed.signature.kid,
      signed.at,
    ],
  );
}

function toView(row: OpinionRow): OpinionView {
  return {
    id: row.id,
    releaseId: row.releaseId,
    advisorId: row.advisorId,
    stage: row.stage,
    follows: row.follows,
    revision: row.revision,
    addressedIn: row.addressedIn,
    document: JSON.parse(row.document) as OpinionDocument,
    signature: { jws: row.signature, kid: row.kid },
    reply:
      row.replyId === null
        ? null
        : {
            id: row.replyId,
            revision: row.replyRevision ?? 1,
            document: JSON.parse(row.replyDocument ?? 'null') as ReplyDocument,
            signature: { jws: row.replySignature ?? '', kid: row.replyKid ?? '' },
          },
  };
}
