import { readFileSync } from 'node:fs';
import { parseXetHash } from '../../src/domain/xet/xet-hash.js';
import type { XetHash } from '../../src/domain/xet/xet-hash.js';

/** What a real client sent for one `upload_folder`. */
export interface XetCapture {
  /** 40 chunks in all three schemes. */
  readonly xorb: Buffer;
  /** As it stood in the address of the upload. */
  readonly xorbHash: XetHash;
  /** 18 files: short notes, floats (one of 1,203 bytes), noise, and 2.9 MB of nearly nothing. */
  readonly shard: Buffer;
}

/**
 * The bodies that huggingface_hub 2.4.0 with hf-xet 1.8.0 posted for a folder of generated files.
 * The proof of our hashes: nothing of ours had a part in making them.
 */
export function xetCapture(): XetCapture {
  return {
    xorb: read('xorb'),
    xorbHash: parseXetHash('8a5a7b47d9357de98a8aa0fd67e68f8caee1dd7f03bb20f1df51bc597a1137ab'),
    shard: read('shard'),
  };
}

function read(name: string): Buffer {
  const file = new URL(`../fixtures/xet/${name}.base64`, import.meta.url);
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}
