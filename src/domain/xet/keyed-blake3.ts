import { createBLAKE3 } from 'hash-wasm';
import type { IHasher } from 'hash-wasm';
import { xetHashOfBytes } from './xet-hash.js';
import type { XetHash } from './xet-hash.js';

/**
 * BLAKE3 with one key. One instance serves any number of callers, since nothing waits between
 * `init` and `digest`.
 */
export class KeyedBlake3 {
  private constructor(private readonly hasher: IHasher) {}

  /** @param key 32 bytes */
  static async create(key: Uint8Array): Promise<KeyedBlake3> {
    return new KeyedBlake3(await createBLAKE3(256, key));
  }

  hash(bytes: Uint8Array | string): XetHash {
    this.hasher.init();
    this.hasher.update(bytes);
    return xetHashOfBytes(this.hasher.digest('binary'));
  }
}
