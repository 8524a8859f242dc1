import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { maximumShardBytes } from '../../../domain/xet/xet-limits.js';
import { shardRefused } from './xorb-refusals.js';

/** A sender that is silent for longer gives its place to others. */
const maxSilenceMs = 60_000;

/**
 * Reads a shard into memory, at most 64 MiB of it. Throws `InvalidInput` `shard-too-large`, or
 * `body-incomplete` where nothing has come for a minute; the rest of `source` is left unread then.
 */
export async function readShard(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await withinSilence(iterator.next());
    if (next.done === true) return Buffer.concat(pieces);
    sizeBytes += next.value.byteLength;
    if (sizeBytes > maximumShardBytes) {
      throw shardRefused(
        'shard-too-large',
        `The shard has more than the ${maximumShardBytes} bytes that are taken.`,
      );
    }
    pieces.push(next.value);
  }
}

async function withinSilence<Result>(arrival: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new InvalidInput('The shard stopped arriving; send it again.', {}, 'body-incomplete'));
    }, maxSilenceMs);
  });
  try {
    return await Promise.race([arrival, silence]);
  } finally {
    clearTimeout(timer);
    // Where the silence won, nobody is left to hear how the arrival ends.
    arrival.catch(() => undefined);
  }
}
