import type { XetHash } from './xet-hash.js';

/** One chunk of a xorb, as its inspection found it. */
export interface XorbChunk {
  readonly hash: XetHash;
  /** As it stands in the xorb, its header of 8 bytes included. */
  readonly packedBytes: number;
  readonly plainBytes: number;
}
