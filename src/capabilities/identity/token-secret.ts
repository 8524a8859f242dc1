import { createHash, randomBytes } from 'node:crypto';
import { accessTokenRandomBytes, makeAccessToken } from '../../domain/identifiers/access-token.js';
import type { EntityManager } from 'typeorm';
import type { TokenScope } from '../../domain/release/viewer.js';
import { newId } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';

/** What a token is recognised by; a token has so much entropy that no slow hash is needed. */
export function secretSha256(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** A fresh secret (supply-chain §10). */
export function makeSecret(): string {
  return makeAccessToken(randomBytes(accessTokenRandomBytes));
}

/** Keeps a new token, of which only the hash and the last four characters stay. Gives its id. */
export async function keepToken(
  manager: EntityManager,
  token: {
    readonly accountId: string;
    readonly secret: string;
    readonly name: string;
    readonly scope: TokenScope;
    readonly createdAt: Date;
    readonly expiresAt: Date | null;
  },
): Promise<string> {
  const id = newId();
  await sql(
    manager,
    `INSERT INTO access_token
       (id, account_id, name, secret_sha256, last_four, scope, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      token.accountId,
      token.name,
      secretSha256(token.secret),
      token.secret.slice(-4),
      token.scope,
      token.createdAt,
      token.expiresAt,
    ],
  );
  return id;
}
