import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../domain/errors/sphere-error.js';
import { Clock } from '../../foundations/clock/clock.js';
import { UrlSigner } from '../../foundations/object-store/url-signer.js';

/** Longer than any pause that a harvester is known to make; OAI-PMH asks for a day. */
const lifeSeconds = 48 * 3_600;

const room = 'oai';

/** Resumption tokens: where a list goes on, signed, so that nothing has to be kept of it. */
@Injectable()
export class ListTokens {
  constructor(
    private readonly signer: UrlSigner,
    private readonly clock: Clock,
  ) {}

  /** @param state plain data: texts, numbers and nulls */
  issue(state: Readonly<Record<string, unknown>>): {
    readonly token: string;
    readonly expiresAt: Date;
  } {
    const expiresAt = new Date(this.clock.now().getTime() + lifeSeconds * 1_000);
    const url = this.signer.sign(room, state, lifeSeconds);
    return { token: url.slice(url.lastIndexOf('/') + 1), expiresAt };
  }

  /**
   * The state of a token of ours. Throws `Forbidden`: `url-invalid` where it is another's or was changed,
   * `url-expired` where its time has passed.
   */
  read(token: string): Readonly<Record<string, unknown>> {
    if (/^[\w-]+\.[\w-]+$/.test(token)) return this.signer.read(room, token);
    throw new Forbidden('url-invalid', 'This is no resumption token of this service.');
  }
}

/** A token of ours that goes on with something else. */
export function ofAnotherList(): Forbidden {
  return new Forbidden(
    'url-invalid',
    'The resumption token is of another list than this verb gives.',
  );
}
