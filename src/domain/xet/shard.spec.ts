import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultCodeOf } from '../../../test/support/fault-code.js';
import { shardBytes } from '../../../test/support/xet-bytes.js';
import type { ShardFileDraft, TermDraft } from '../../../test/support/xet-bytes.js';
import { xetCapture } from '../../../test/support/xet-capture.js';
import { parseShard } from './shard.js';
import { parseXetHash } from './xet-hash.js';

const hash = parseXetHash('a1'.repeat(32));
const xorb = parseXetHash('b2'.repeat(32));
const proof = parseXetHash('c3'.repeat(32));
const sha256 = '0123456789abcdef'.repeat(4);
const term: TermDraft = { xorb, plainBytes: 70_000, firstChunk: 3, endChunk: 5 };
const file: ShardFileDraft = { hash, terms: [term] };
const whole = shardBytes([file]);

describe('the files of a shard', () => {
  it('are read with their terms, proofs and SHA-256', () => {
    const proven = { ...term, verification: proof };
    expect(parseShard(shardBytes([{ hash, sha256, terms: [proven, proven] }]))).toEqual([
      { hash, sha256, sizeBytes: 140_000, terms: [proven, proven] },
    ]);
  });

  it('are read without proofs and SHA-256', () => {
    const terms = [{ ...term, verification: null }];
    expect(parseShard(whole)).toEqual([{ hash, sha256: null, sizeBytes: 70_000, terms }]);
  });

  it('may be none, and a file may be empty', () => {
    expect(parseShard(shardBytes([]))).toEqual([]);
    expect(parseShard(shardBytes([{ hash, terms: [] }]))).toEqual([
      { hash, sha256: null, sizeBytes: 0, terms: [] },
    ]);
  });

  it('may add up to more than a 32-bit number holds', () => {
    const large = { ...term, plainBytes: 2 ** 26, firstChunk: 0, endChunk: 512 };
    const terms = Array.from({ length: 1000 }, () => large);
    expect(parseShard(shardBytes([{ hash, terms }]))[0]?.sizeBytes).toBe(67_108_864_000);
  });

  it.each([
    ['no second section', whole.subarray(0, -48)],
    ['a second section that is cut short', whole.subarray(0, -1)],
    ['lookup tables and a footer', Buffer.concat([whole, Buffer.alloc(1000, 0x5a)])],
    ['a footer announced in its header', patched(whole, 40, 200)],
    ['an offset in larger memory', Buffer.concat([Buffer.alloc(5), whole]).subarray(5)],
    ['a plain array of bytes', new Uint8Array(whole)],
  ])('are read from a shard with %s', (_, bytes) => {
    expect(parseShard(bytes)).toEqual(parseShard(whole));
  });
});

describe('a wrong shard', () => {
  it.each([
    ['nothing', 'shard-truncated', Buffer.alloc(0)],
    ['half a header', 'shard-truncated', whole.subarray(0, 47)],
    ['only a header', 'shard-truncated', whole.subarray(0, 48)],
    ['no end of its files', 'shard-truncated', whole.subarray(0, -96)],
    ['half a file', 'shard-truncated', whole.subarray(0, 48 + 47)],
    ['half a term', 'shard-truncated', whole.subarray(0, 96 + 47)],
    ['another tag', 'shard-tag', patched(whole, 31, 0)],
    ['version 1', 'shard-version', patched(whole, 32, 1)],
    ['a version beyond 2^53', 'shard-version', patched(whole, 39, 0xff)],
    ['unknown flags', 'shard-flags', shardBytes([{ ...file, flags: 2 ** 29 }])],
    ['four billion terms', 'shard-truncated', shardBytes([{ ...file, count: 2 ** 32 - 1 }])],
    [
      'four billion terms with proofs',
      'shard-truncated',
      shardBytes([{ ...file, count: 2 ** 32 - 1, flags: 2 ** 31 }]),
    ],
    [
      'proofs announced and missing',
      'shard-truncated',
      shardBytes([{ ...file, flags: 2 ** 31 }], Buffer.alloc(0)).subarray(0, -48),
    ],
    [
      'a SHA-256 announced and missing',
      'shard-truncated',
      shardBytes([{ ...file, flags: 2 ** 30 }], Buffer.alloc(0)).subarray(0, -48),
    ],
    ['a term of no chunk', 'shard-term', withTerm({ endChunk: 3 })],
    ['a term that ends before it starts', 'shard-term', withTerm({ endChunk: 2 })],
    [
      'a term beyond the largest xorb',
      'shard-term',
      withTerm({ firstChunk: 8191, endChunk: 8193 }),
    ],
    ['a term of no bytes', 'shard-term', withTerm({ plainBytes: 0 })],
    ['a term with fewer bytes than chunks', 'shard-term', withTerm({ plainBytes: 1 })],
    ['a term with more bytes than fit', 'shard-term', withTerm({ plainBytes: 2 * 131_072 + 1 })],
    ['more than 64 MiB', 'shard-too-large', Buffer.alloc(64 * 1024 * 1024 + 1)],
  ])('has %s: %s', (_, code, bytes) => {
    expect(faultCodeOf(() => parseShard(bytes))).toBe(code);
  });

  it('is refused in words that name the file, the xorb and the limits', () => {
    expect(() => parseShard(withTerm({ endChunk: 3 }))).toThrow(
      `File ${'a1'.repeat(32)} takes 70000 bytes from chunks 3 up to 3 of xorb ${'b2'.repeat(32)}`,
    );
  });

  it.each([
    ['a generated one', whole],
    ['a real one', xetCapture().shard],
  ])('is read or refused wherever %s is damaged', (_, sound) => {
    const damage = fc.tuple(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(sound.length),
    );
    fc.assert(
      fc.property(damage, ([patches, length]) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of patches) bytes[at] = value;
        faultCodeOf(() => parseShard(bytes));
        faultCodeOf(() => parseShard(bytes.subarray(0, length)));
      }),
      { numRuns: 500 },
    );
  });
});

function withTerm(change: Partial<TermDraft>): Buffer {
  return shardBytes([{ hash, terms: [{ ...term, ...change }] }]);
}

function patched(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}
