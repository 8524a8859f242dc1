import { Injectable } from '@nestjs/common';
import { Forbidden, Unauthenticated } from '../../../domain/errors/sphere-error.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { UrlSigner } from '../../../foundations/object-store/url-signer.js';

/** Who may send xorbs and shards, and to where. */
export interface UploadGrant {
  readonly accountId: string;
  readonly repositoryId: string;
  /** As the client named it. */
  readonly revision: string;
}

/** Clients ask for a new one in time (hf-hub B5). */
const grantSeconds = 15 * 60;

const room = 'xet';

/** Short-lived tokens that clients send xorbs and shards with. */
@Injectable()
export class UploadGrants {
  constructor(
    private readonly signer: UrlSigner,
    private readonly clock: Clock,
  ) {}

  issue(grant: UploadGrant): { readonly token: string; readonly expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + grantSeconds * 1_000);
    const url = this.signer.sign(room, { ...grant }, grantSeconds);
    return { token: url.slice(url.lastIndexOf('/') + 1), expiresAt };
  }

  /** Throws `Unauthenticated`: `grant-invalid` or `grant-expired`. */
  read(token: string): UploadGrant {
    const { accountId, repositoryId, revision } = this.claimsOf(token);
    if (
      typeof accountId === 'string' &&
      typeof repositoryId === 'string' &&
      typeof revision === 'string'
    ) {
      return { accountId, repositoryId, revision };
    }
    throw new Error('A grant of ours says whom it is for.');
  }

  private claimsOf(token: string) {
    try {
      return this.signer.read(room, token);
    } catch (error) {
      if (!(error instanceof Forbidden)) throw error;
      const isExpired = error.code === 'url-expired';
      throw new Unauthenticated(
        isExpired ? 'grant-expired' : 'grant-invalid',
        isExpired
          ? 'The write token for Xet has expired.'
          : 'This is not a write token for Xet of this service.',
        { remedy: 'Ask for a new one at xet-write-token.', cause: error },
      );
    }
  }
}
