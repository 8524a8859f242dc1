import { Injectable } from '@nestjs/common';
import { Forbidden, InvalidInput } from '../../domain/errors/sphere-error.js';
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
   * The state of a token of ours.
   * Throws `InvalidInput` (`resumption-token`) where it is another's, was changed, or has expired.
   */
  read(token: string): Readonly<Record<string, unknown>> {
    try {
      if (!/^[\w-]+\.[\w-]+$/.test(token)) throw new Forbidden('url-invalid', 'Not of our shape.');
      return this.signer.read(room, token);
    } catch (cause) {
      if (!(cause instanceof Forbidden)) throw cause;
      throw refusal(
        cause.code === 'url-expired'
          ? 'The resumption token has expired; begin the list again.'
          : 'This is no resumption token of this service.',
        cause,
      );
    }
  }
}

/** A token of ours that goes on with something else. */
export function ofAnotherList(): InvalidInput {
  return refusal('The resumption token is of another list; send it with the verb that gave it.');
}

function refusal(message: string, cause?: Error): InvalidInput {
  return new InvalidInput(message, { cause }, 'resumption-token');
}
