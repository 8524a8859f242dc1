import { createHmac, timingSafeEqual } from 'node:crypto';
import { Forbidden } from '../../domain/errors/sphere-error.js';
import type { Clock } from '../clock/clock.js';

/** What a signed URL grants; plain data. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Makes URLs that carry their own permission: `<base>/<room>/<claims>.<signature>`, the claims as
 * base64url JSON with their expiry, the signature HMAC-SHA-256 over room and claims.
 */
export class UrlSigner {
  constructor(
    private readonly baseUrl: string,
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /**
   * @param room the first path segment, such as `objects`; a URL of one room is worth nothing in another
   */
  sign(room: string, claims: Claims, expiresInSeconds: number): string {
    const expiresAt = this.clock.now().getTime() + expiresInSeconds * 1_000;
    const body = Buffer.from(JSON.stringify({ ...claims, expiresAt })).toString('base64url');
    return `${this.baseUrl}/${room}/${body}.${this.signature(room, body).toString('base64url')}`;
  }

  /**
   * The claims of a URL of ours; its last path segment is enough.
   * Throws `Forbidden` `url-invalid` where it was changed, `url-expired` where its time has passed.
   */
  read(room: string, url: string): Claims {
    const token = url.slice(url.lastIndexOf('/') + 1);
    const [body = '', signature = ''] = token.split('.');
    const expected = this.signature(room, body);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new Forbidden('url-invalid', 'This address was not signed here: ask for a new one.');
    }
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
    if (Number(claims['expiresAt']) < this.clock.now().getTime()) {
      throw new Forbidden('url-expired', 'This address has expired: ask for a new one.');
    }
    return claims;
  }

  private signature(room: string, body: string): Buffer {
    return createHmac('sha256', this.secret).update(`${room}\n${body}`).digest();
  }
}
