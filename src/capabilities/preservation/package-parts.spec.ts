import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { sha256OfText } from '../../domain/release/canonical-json.js';
import { type OpenBlob, type PackagePart, readParts, sizeOfParts } from './package-parts.js';

const blobs = new Map(['blob of text', 'another'].map((text) => [sha256OfText(text), text]));
const parts: PackagePart[] = [
  Buffer.from('head|'),
  ...Array.from(blobs, ([sha256, text]) => ({ sha256, sizeBytes: text.length })),
  Buffer.from('|tail'),
];
const whole = 'head|blob of textanother|tail';

const openNamed: OpenBlob = (sha256, { start, end }) =>
  Promise.resolve(Readable.from([Buffer.from((blobs.get(sha256) ?? '').slice(start, end + 1))]));

describe('the parts of a package', () => {
  it.each([
    [0, whole.length - 1],
    [3, 7],
    [7, 20],
    [17, 17],
    [whole.length - 2, whole.length - 1],
  ])('give the bytes %i to %i', async (start, end) => {
    const read = await buffer(Readable.from(readParts(parts, { start, end }, openNamed)));

    expect(read.toString()).toBe(whole.slice(start, end + 1));
    expect(sizeOfParts(parts)).toBe(whole.length);
  });

  it('leave unread what lies outside of a range', async () => {
    const opened: string[] = [];
    const open: OpenBlob = (sha256, range) => {
      opened.push(blobs.get(sha256) ?? '');
      return openNamed(sha256, range);
    };

    await buffer(Readable.from(readParts(parts, { start: 18, end: 19 }, open)));

    expect(opened).toEqual(['another']);
  });

  it('close the blob that is being read where nobody listens any more', async () => {
    const blob = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    const part = { sha256: sha256OfText('endless'), sizeBytes: 10 ** 12 };
    const range = { start: 0, end: 10 ** 12 - 1 };
    const stream = Readable.from(readParts([part], range, () => Promise.resolve(blob)));

    for await (const chunk of stream) {
      expect(chunk).toHaveLength(65_536);
      break;
    }

    expect(blob.destroyed).toBe(true);
  });

  it.each([3, 30])('fail where the store gives %i bytes in the place of 12', async (length) => {
    const open: OpenBlob = () => Promise.resolve(Readable.from([Buffer.alloc(length)]));
    const reading = buffer(Readable.from(readParts(parts, { start: 0, end: 27 }, open)));

    await expect(reading).rejects.toThrow('does not hold blob');
  });
});
