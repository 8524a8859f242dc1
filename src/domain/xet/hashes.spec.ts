import { describe, expect, it } from '@jest/globals';
import { fileHashOf, loadXorbHashing, verificationHashOf } from './hashes.js';
import { parseXetHash } from './xet-hash.js';

const hashing = await loadXorbHashing();
const nothing = '0'.repeat(64);

// Whole uploads, with trees of several levels, are in capture.spec.ts.
describe('the hash of a xorb and of a file', () => {
  it('is zero where there is no chunk', async () => {
    expect(hashing.xorb([])).toBe(nothing);
    expect(await fileHashOf([])).toBe(nothing);
  });

  it('tells a file of one chunk from its chunk', async () => {
    const chunk = { hash: hashing.chunk(Buffer.from('x')), plainBytes: 1 };
    expect(hashing.xorb([chunk])).toBe(chunk.hash);
    // As hf-xet 1.8.0 sent it for a file that holds "x".
    expect(await fileHashOf([chunk])).toBe(
      'ee8f129a399d20f10cae506c65e70831a63945b2cf619d39bb4eae90736fd8d7',
    );
  });

  it('changes with the order and with the sizes', () => {
    const [a, b] = ['a', 'b'].map((letter) => ({
      hash: hashing.chunk(Buffer.from(letter)),
      plainBytes: 1,
    }));
    if (a === undefined || b === undefined) throw new Error('Two chunks were made.');
    const all = [
      [a, b],
      [b, a],
      [a, { ...b, plainBytes: 2 }],
      [a, b, b],
    ];
    expect(new Set(all.map((chunks) => hashing.xorb(chunks))).size).toBe(4);
  });

  it('takes nine children to a node, where none is a multiple of four', () => {
    const odd = { hash: parseXetHash('1'.repeat(64)), plainBytes: 10 };
    const nine = Array.from({ length: 9 }, () => odd);
    const node = { hash: hashing.xorb(nine), plainBytes: 90 };
    const rest = { hash: hashing.xorb([odd, odd]), plainBytes: 20 };
    expect(hashing.xorb([...nine, odd, odd])).toBe(hashing.xorb([node, rest]));
  });

  it('ends a node at a multiple of four, but not before the third child', () => {
    const even = { hash: parseXetHash('1'.repeat(63) + '4'), plainBytes: 10 };
    const node = { hash: hashing.xorb([even, even, even]), plainBytes: 30 };
    const pair = { hash: hashing.xorb([even, even]), plainBytes: 20 };
    expect(hashing.xorb([even, even, even, even, even])).toBe(hashing.xorb([node, pair]));
  });
});

describe('the verification of a term', () => {
  it('depends on every chunk and on their order', async () => {
    const [a, b] = [hashing.chunk(Buffer.from('a')), hashing.chunk(Buffer.from('b'))];
    const all = await Promise.all([[], [a], [a, b], [b, a]].map(verificationHashOf));
    expect(new Set(all).size).toBe(4);
  });

  it('is what hf-xet 1.8.0 sent for the one chunk "x"', async () => {
    expect(await verificationHashOf([hashing.chunk(Buffer.from('x'))])).toBe(
      'd0e1d58c4d3e5287fee03c81cd0a0d35d8a2fa6941f3f1d2909abe889ff6c8df',
    );
  });
});
