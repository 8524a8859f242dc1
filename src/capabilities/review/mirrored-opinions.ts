import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import type { EntityManager } from 'typeorm';
import type {
  MirroredKey,
  MirroredOpinion,
  MirroredSigned,
} from '../../domain/preservation/rebuild-document.js';
import { canonicalJson, type JsonValue } from '../../domain/release/canonical-json.js';
import { Database, sql } from '../../foundations/database/database.js';
import { insertOpinion, insertReply, insertRevision } from './opinion-rows.js';

interface SignedRow {
  readonly opinion_id: string;
  readonly number: number;
  readonly id: string;
  readonly handle: string;
  readonly stage: MirroredOpinion['stage'];
  readonly follows: string | null;
  readonly given_at: Date;
  readonly addressed_by: readonly string[];
  readonly document: string;
  readonly signature: string;
  readonly kid: string;
  readonly signed_at: Date;
}

interface KeyRow {
  readonly kid: string;
  readonly jwk: MirroredKey['jwk'];
  readonly created_at: Date;
}

/** Published opinions as mirrors keep them: every signed revision, and the keys that verify them. */
@Injectable()
export class MirroredOpinions {
  constructor(private readonly database: Database) {}

  /** All on a release that is or was published, in the order in which they were given. */
  async describe(releaseId: string): Promise<MirroredOpinion[]> {
    const [revisions, replies] = await Promise.all([
      this.database.query<SignedRow>(readRevisions, [releaseId]),
      this.database.query<SignedRow>(readReplies, [releaseId]),
    ]);
    return revisions
      .filter(({ number }) => number === 1)
      .map(({ opinion_id, handle, stage, follows, given_at, addressed_by }) => ({
        id: opinion_id,
        advisor: handle,
        stage,
        follows,
        givenAt: given_at.toISOString(),
        addressedBy: addressed_by,
        revisions: revisions.filter((row) => row.opinion_id === opinion_id).map(toSigned),
        replies: replies
          .filter((row) => row.opinion_id === opinion_id)
          .map((reply) => ({ ...toSigned(reply), id: reply.id, author: reply.handle })),
      }));
  }

  /** The public halves of these keys. */
  async keys(kids: readonly string[]): Promise<MirroredKey[]> {
    const rows = await this.database.query<KeyRow>(
      `SELECT kid, public_jwk AS jwk, created_at FROM review_key WHERE kid = ANY ($1) ORDER BY kid`,
      [kids],
    );
    return rows.map(({ kid, jwk: { kty, crv, x }, created_at }) => ({
      kid,
      jwk: { kty, crv, x },
      createdAt: created_at.toISOString(),
    }));
  }

  /** Throws `RangeError` for a key that is not the one it is named as, or a signature that does not hold. */
  async verify(opinions: readonly MirroredOpinion[], keys: readonly MirroredKey[]): Promise<void> {
    for (const { kid, jwk } of keys) {
      if ((await calculateJwkThumbprint(jwk)) !== kid) {
        throw new RangeError(`the key ${kid.slice(0, 60)} is another one`);
      }
    }
    const byKid = new Map(keys.map((key) => [key.kid, key.jwk]));
    for (const { id, revisions, replies } of opinions) {
      for (const signed of [...revisions, ...replies]) {
        if (await isSignedBy(byKid.get(signed.signature.kid), signed)) continue;
        throw new RangeError(`the signature of opinion ${id} or of a reply to it does not hold`);
      }
    }
  }

  /** Takes keys over to verify with: none of them signs here. Those that are known stay as they are. */
  async restoreKeys(
    manager: EntityManager,
    keys: readonly MirroredKey[],
    now: Date,
  ): Promise<void> {
    for (const { kid, jwk, createdAt } of keys) {
      await sql(
        manager,
        `INSERT INTO review_key (kid, public_jwk, created_at, retired_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT (kid) DO NOTHING`,
        [kid, JSON.stringify({ ...jwk, kid, alg: 'EdDSA', use: 'sig' }), createdAt, now],
      );
    }
  }

  /**
   * Puts the opinions of one stage back, while the release is in it: what is signed is bound to its manifest
   * by the database. The keys are there by then.
   * @param accountOf id of the account with a handle
   */
  async restore(
    manager: EntityManager,
    releaseId: string,
    opinions: readonly MirroredOpinion[],
    accountOf: (handle: string) => string,
  ): Promise<void> {
    for (const { id, advisor, stage, follows, givenAt, revisions, replies } of opinions) {
      const advisorId = accountOf(advisor);
      const opinion = { id, releaseId, advisorId, stage, follows };
      await insertOpinion(manager, opinion, new Date(givenAt));
      for (const [index, revision] of revisions.entries()) {
        await insertRevision(manager, id, index + 1, asStored(revision));
      }
      for (const [index, reply] of replies.entries()) {
        const authorId = accountOf(reply.author);
        const row = { id: reply.id, opinionId: id, revision: index + 1, authorId };
        await insertReply(manager, row, asStored(reply));
      }
    }
  }
}

/** Whether a detached JWS (RFC 7515, appendix F) is of the canonical text of the document. */
async function isSignedBy(
  jwk: MirroredKey['jwk'] | undefined,
  { document, signature }: MirroredSigned,
): Promise<boolean> {
  const [header = '', payload, signed = ''] = signature.jws.split('.');
  if (jwk === undefined || payload !== '') return false;
  try {
    const text = Buffer.from(canonicalJson(document as JsonValue)).toString('base64url');
    await flattenedVerify(
      { protected: header, payload: text, signature: signed },
      await importJWK(jwk, 'EdDSA'),
      { algorithms: ['EdDSA'] },
    );
    return true;
  } catch {
    return false;
  }
}

function asStored({ document, signature, signedAt }: MirroredSigned) {
  return { text: canonicalJson(document as JsonValue), signature, at: new Date(signedAt) };
}

function toSigned({ document, signature, kid, signed_at }: SignedRow): MirroredSigned {
  return {
    document: JSON.parse(document) as unknown,
    signature: { jws: signature, kid },
    signedAt: signed_at.toISOString(),
  };
}

const readRevisions = `
  SELECT o.id AS opinion_id, v.number, o.id, n.handle, o.stage, o.follows, o.given_at, v.document, v.signature,
         v.kid, v.signed_at,
         ARRAY(SELECT a.pid FROM opinion_addressed d JOIN release a ON a.id = d.release_id
               WHERE d.opinion_id = o.id AND a.state IN ('published', 'withdrawn')
               ORDER BY a.version_index) AS addressed_by
  FROM opinion o JOIN opinion_revision v ON v.opinion_id = o.id JOIN namespace n ON n.id = o.advisor_id
  WHERE o.release_id = $1 ORDER BY o.id, v.number`;

const readReplies = `
  SELECT y.opinion_id, y.number, y.id, n.handle, o.stage, o.follows, o.given_at, y.document, y.signature, y.kid,
         y.signed_at
  FROM opinion o JOIN opinion_reply y ON y.opinion_id = o.id JOIN namespace n ON n.id = y.author_id
  WHERE o.release_id = $1 ORDER BY o.id, y.number`;
