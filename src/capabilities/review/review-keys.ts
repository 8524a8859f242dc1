import { Injectable } from '@nestjs/common';
import {
  calculateJwkThumbprint,
  exportJWK,
  FlattenedSign,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { EntityManager } from 'typeorm';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';

/** A detached JWS: `<protected header>..<signature>`, each base64url (RFC 7515, appendix F). */
export interface Signature {
  readonly jws: string;
  /** Names the key in the JWKS: its RFC 7638 thumbprint. */
  readonly kid: string;
}

interface ActiveKey {
  readonly kid: string;
  readonly private_jwk: JWK;
}

/**
 * The instance's Ed25519 keys. The private half stands in the database: whoever reads the database can
 * sign in the instance's name (docs/operations/reviews.md). It is erased when another takes its place;
 * public halves are kept for ever.
 */
@Injectable()
export class ReviewKeys {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Signs the UTF-8 bytes of a text. Makes the first key where there is none. */
  async sign(manager: EntityManager, text: string): Promise<Signature> {
    const { kid, private_jwk } = (await findActive(manager)) ?? (await this.create(manager));
    const key = await importJWK(private_jwk, 'EdDSA');
    const { protected: header = '', signature } = await new FlattenedSign(Buffer.from(text))
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .sign(key);
    return { jws: `${header}..${signature}`, kid };
  }

  /** All keys that ever signed, the newest first, as a JWK Set (RFC 7517 §5). */
  async publicKeys(): Promise<{ readonly keys: readonly JWK[] }> {
    const rows = await this.database.query<{ key: JWK }>(
      'SELECT public_jwk AS key FROM review_key ORDER BY created_at DESC, kid',
    );
    return { keys: rows.map(({ key }) => key) };
  }

  /** Puts another key in the place of the one that signs. Throws `Unauthenticated`, `Forbidden`. */
  async rotate(viewer: Viewer): Promise<{ readonly kid: string }> {
    const steward = requireSteward(viewer);
    return this.database.transaction(async (manager) => {
      const retired = await sql<{ kid: string }>(
        manager,
        `UPDATE review_key SET retired_at = $1, private_jwk = NULL
         WHERE retired_at IS NULL RETURNING kid`,
        [this.clock.now()],
      );
      const { kid } = await this.create(manager);
      await this.events.append(manager, {
        actor: steward.handle,
        action: 'review-key.rotated',
        subject: `review-key:${kid}`,
        detail: { retired: retired.map((key) => key.kid) },
        isPublic: true,
      });
      return { kid };
    });
  }

  /** A new key, or the one that somebody else made at the same moment. */
  private async create(manager: EntityManager): Promise<ActiveKey> {
    const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const [publicKey, privateKey] = await Promise.all([
      exportJWK(pair.publicKey),
      exportJWK(pair.privateKey),
    ]);
    const kid = await calculateJwkThumbprint(publicKey);
    await sql(
      manager,
      `INSERT INTO review_key (kid, public_jwk, private_jwk, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [
        kid,
        JSON.stringify({ ...publicKey, kid, alg: 'EdDSA', use: 'sig' }),
        JSON.stringify(privateKey),
        this.clock.now(),
      ],
    );
    const active = await findActive(manager);
    if (active === null) throw new Error('The key that was just made is not there.');
    return active;
  }
}

/** Held until the transaction ends, so that no key is retired while it signs. */
async function findActive(manager: EntityManager): Promise<ActiveKey | null> {
  const [key] = await sql<ActiveKey>(
    manager,
    'SELECT kid, private_jwk FROM review_key WHERE retired_at IS NULL FOR SHARE',
  );
  return key ?? null;
}
