import { createHash } from 'node:crypto';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { parseSha256, type Sha256 } from '../../domain/identifiers/sha256.js';
import type { StoredObject } from './object-store.js';

export interface Expectation {
  readonly sizeBytes?: number;
  readonly sha256?: Sha256;
}

/** Hashes and counts bytes as they pass, and stops them once there are more than expected. */
export class MeasuredBytes {
  private readonly hash = createHash('sha256');
  private count = 0;

  constructor(
    private readonly source: Uint8Array | AsyncIterable<Uint8Array>,
    private readonly expected: Expectation = {},
  ) {}

  /** The bytes themselves; to be read once. Throws `InvalidInput` `size-mismatch` past the expected size. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const source = this.source instanceof Uint8Array ? [this.source] : this.source;
    for await (const chunk of source) {
      this.count += chunk.byteLength;
      if (this.count > (this.expected.sizeBytes ?? Infinity)) throw this.sizeMismatch('more');
      this.hash.update(chunk);
      yield chunk;
    }
  }

  /** What passed. Throws `InvalidInput` where it is not what was expected. */
  verdict(): StoredObject {
    if (this.count < (this.expected.sizeBytes ?? 0)) throw this.sizeMismatch(this.count);
    const sha256 = parseSha256(this.hash.digest('hex'));
    if (this.expected.sha256 !== undefined && this.expected.sha256 !== sha256) {
      throw InvalidInput.field(
        'sha256',
        'sha256-mismatch',
        `The bytes hash to ${sha256}, not to ${this.expected.sha256}: send them again.`,
        { expected: this.expected.sha256, found: sha256 },
      );
    }
    return { sizeBytes: this.count, sha256 };
  }

  private sizeMismatch(received: number | 'more'): InvalidInput {
    return InvalidInput.field(
      'sizeBytes',
      'size-mismatch',
      `${this.expected.sizeBytes ?? 0} bytes were announced and ${received} arrived: send exactly as many.`,
      { expectedBytes: this.expected.sizeBytes ?? 0, foundBytes: received },
    );
  }
}
