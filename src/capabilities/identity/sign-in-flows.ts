import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import { secretSha256 } from './token-secret.js';

/** Somebody on her way to an identity provider. */
export interface SignInFlow {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where she goes on to. */
  readonly next: string;
  /** The account that she wants to link, where she is signed in already. */
  readonly linkingAccountId: string | null;
}

/** An identity that was proved, and waits for its owner to say that an account is hers. */
export interface IdentityProof {
  readonly issuer: string;
  readonly subject: string;
  /** That the issuer vouches for, as it spells it; null where it does not. */
  readonly orcid: string | null;
  readonly accountId: string;
  /** Whether a session opens once it is linked; else there is one. */
  readonly isSigningIn: boolean;
  readonly next: string;
}

const lifetimeMs = 10 * 60_000;

/**
 * What is kept of a browser between its steps of signing in elsewhere, each for ten minutes and to be
 * taken once. The browser holds a secret that leads to it.
 */
@Injectable()
export class SignInFlows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a flow; gives the secret. Forgets what nobody came back for. */
  async begin(flow: SignInFlow): Promise<string> {
    const secret = makeKey();
    const now = this.clock.now();
    await this.database.query('DELETE FROM sign_in_flow WHERE expires_at <= $1', [now]);
    await this.database.query(
      `INSERT INTO sign_in_flow
         (secret_sha256, state, nonce, code_verifier, next, linking_account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        secretSha256(secret),
        flow.state,
        flow.nonce,
        flow.codeVerifier,
        flow.next,
        flow.linkingAccountId,
        this.end(),
      ],
    );
    return secret;
  }

  /** The flow of a secret, which leads nowhere afterwards; null where there is none, or none any more. */
  async take(secret: string): Promise<SignInFlow | null> {
    const [flow] = await this.database.query<SignInFlow>(
      `DELETE FROM sign_in_flow WHERE secret_sha256 = $1 AND expires_at > $2
       RETURNING state, nonce, code_verifier AS "codeVerifier", next,
                 linking_account_id AS "linkingAccountId"`,
      [secretSha256(secret), this.clock.now()],
    );
    return flow ?? null;
  }

  /** Keeps a proof; gives the secret. Forgets what nobody confirmed. */
  async keepProof(proof: IdentityProof): Promise<string> {
    const secret = makeKey();
    const now = this.clock.now();
    await this.database.query('DELETE FROM identity_proof WHERE expires_at <= $1', [now]);
    await this.database.query(
      `INSERT INTO identity_proof
         (secret_sha256, issuer, subject, account_id, is_signing_in, next, expires_at, orcid)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        secretSha256(secret),
        proof.issuer,
        proof.subject,
        proof.accountId,
        proof.isSigningIn,
        proof.next,
        this.end(),
        proof.orcid,
      ],
    );
    return secret;
  }

  /** The proof of a secret, which stays; null where there is none, or none any more. */
  async findProof(secret: string): Promise<IdentityProof | null> {
    const [proof] = await this.database.query<IdentityProof>(
      `SELECT ${proofColumns} FROM identity_proof WHERE secret_sha256 = $1 AND expires_at > $2`,
      [secretSha256(secret), this.clock.now()],
    );
    return proof ?? null;
  }

  /** The proof of a secret, which leads nowhere afterwards; null where there is none, or none any more. */
  async takeProof(secret: string): Promise<IdentityProof | null> {
    const [proof] = await this.database.query<IdentityProof>(
      `DELETE FROM identity_proof WHERE secret_sha256 = $1 AND expires_at > $2
       RETURNING ${proofColumns}`,
      [secretSha256(secret), this.clock.now()],
    );
    return proof ?? null;
  }

  private end(): Date {
    return new Date(this.clock.now().getTime() + lifetimeMs);
  }
}

const proofColumns =
  'issuer, subject, orcid, account_id AS "accountId", is_signing_in AS "isSigningIn", next';

/** 43 characters of base64url. */
function makeKey(): string {
  return randomBytes(32).toString('base64url');
}
