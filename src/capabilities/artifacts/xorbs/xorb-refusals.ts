import { InvalidInput, makeFault } from '../../../domain/errors/sphere-error.js';
import type { XetHash } from '../../../domain/xet/xet-hash.js';
import type { XetCode } from '../../../domain/refusals/protocol-refusals.js';

/** What Hub clients keep of earlier uploads, and users may delete. */
const clientCache = '~/.cache/huggingface/xet';

/**
 * No xorb of that hash, or one that somebody else sent: the two cannot be told apart. A 400, which
 * clients do not repeat (hf-hub B5).
 */
export function xorbUnknown(hash: XetHash): InvalidInput {
  const message = `The shard names xorb ${hash}, which you have not sent here.`;
  return new InvalidInput(
    message,
    {
      faults: [makeFault('shard', 'xorb-unknown', message)],
      remedy: `Send its bytes before the shard: delete ${clientCache} and upload again.`,
    },
    'xorb-unknown',
  );
}

/** Something else is wrong with a shard. */
export function shardRefused(code: XetCode, message: string): InvalidInput {
  return new InvalidInput(message, { faults: [makeFault('shard', code, message)] }, code);
}

/** The bytes are not those of the hash in the address. */
export function xorbMismatch(claimed: XetHash, seen: XetHash): InvalidInput {
  const message = `The xorb was announced as ${claimed} and hashes to ${seen}; send it again.`;
  return new InvalidInput(
    message,
    { faults: [makeFault('hash', 'xorb-mismatch', message)] },
    'xorb-mismatch',
  );
}
