import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compressFrameSync } from 'lz4-napi';
import { unpackLz4Frame } from './lz4-frame.js';

const plain = Buffer.from('open science, '.repeat(40) + 'for ever');
const frame = compressFrameSync(plain);
const withSums = compressFrameSync(plain, { blockChecksums: true, contentChecksum: true });
const head = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]);
const end = Buffer.alloc(4);

describe('unpacking an LZ4 frame', () => {
  it.each([
    ['text', plain],
    ['one byte', Buffer.from('x')],
    ['one byte, often', Buffer.alloc(131_072, 7)],
    ['a short period, often', Buffer.from('abc'.repeat(40_000))],
    ['literals of 15 and 270', Buffer.from(`${letters(15)}${'a'.repeat(99)}${letters(270)}`)],
  ])('gives back %s', (_, bytes) => {
    expect(unpacked(compressFrameSync(bytes), bytes.length)).toEqual(bytes);
  });

  it('gives back whatever another library packed', () => {
    const mixed = fc
      .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 300 })))
      .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => repeat(part, times))));
    fc.assert(
      fc.property(mixed, fc.boolean(), fc.boolean(), (bytes, blockChecksums, contentChecksum) => {
        const packed = compressFrameSync(bytes, { blockChecksums, contentChecksum });
        return bytes.equals(unpacked(packed, bytes.length));
      }),
    );
  });

  it('passes over the checksums of blocks and frame', () => {
    expect(withSums.length).toBe(frame.length + 8);
    expect(unpacked(withSums, plain.length)).toEqual(plain);
  });

  it('passes over the size of the content', () => {
    const sized = Buffer.concat([head.subarray(0, 4), Buffer.from([0x68, 0x40]), Buffer.alloc(9)]);
    expect(unpacked(Buffer.concat([sized, frame.subarray(7)]), plain.length)).toEqual(plain);
  });

  it('lets a block repeat what stands in the block before', () => {
    const first = block([0x40, 0x61, 0x62, 0x63, 0x64]);
    // No literals, then 4 bytes from 4 back; then the last sequence, one literal.
    const second = block([0x00, 0x04, 0x00, 0x10, 0x65]);
    expect(unpacked(Buffer.concat([head, first, second, end]), 9).toString()).toBe('abcdabcde');
  });
});

describe('a wrong LZ4 frame', () => {
  it.each([
    ['is empty', Buffer.alloc(0)],
    ['has another magic number', patched(frame, 0, 0x05)],
    ['is of another version', patched(frame, 4, 0x20)],
    ['wants a dictionary', patched(frame, 4, 0x61)],
    ['has no end mark', frame.subarray(0, -4)],
    ['ends within a block', frame.subarray(0, 20)],
    ['ends before its checksum', withSums.subarray(0, -1)],
    ['goes on after its end', Buffer.concat([frame, Buffer.from([0])])],
    ['is two frames', Buffer.concat([frame, frame])],
    ['repeats what is before its start', framed([0x10, 0x61, 0x02, 0x00, 0x10, 0x61])],
    ['repeats from nowhere', framed([0x10, 0x61, 0x00, 0x00, 0x10, 0x61])],
    ['has fewer literals than it says', framed([0x50, 0x61])],
    ['has a length without end', framed([0xf0, 0xff, 0xff, 0xff])],
    ['has a match length without end', framed([0x1f, 0x61, 0x01, 0x00, 0xff, 0xff])],
    ['ends within a distance', framed([0x10, 0x61, 0x01])],
    ['ends with a match', framed([0x10, 0x61, 0x01, 0x00])],
  ])('is corrupt when it %s', (_, bytes) => {
    expect(unpackLz4Frame(bytes, Buffer.alloc(plain.length))).toBe('corrupt');
  });

  it.each([
    ['less than announced', frame, plain.length + 1],
    ['more than announced', frame, plain.length - 1],
    ['much more, as a bomb', compressFrameSync(Buffer.alloc(30_000_000)), 131_072],
    ['more, in a stored block', Buffer.concat([head, stored(letters(9)), end]), 8],
    ['nothing', Buffer.concat([head, end]), 1],
  ])('has the wrong size when it holds %s', (_, bytes, size) => {
    expect(unpackLz4Frame(bytes, Buffer.alloc(size))).toBe('size');
  });

  it('never writes beyond its target', () => {
    const memory = Buffer.alloc(plain.length + 100, 0xee);
    const target = memory.subarray(50, plain.length + 40);
    expect(unpackLz4Frame(frame, target)).toBe('size');
    const around = [memory.subarray(0, 50), memory.subarray(plain.length + 40)];
    expect(Buffer.concat(around)).toEqual(Buffer.alloc(110, 0xee));
  });
});

function unpacked(bytes: Buffer, size: number): Buffer {
  const target = Buffer.alloc(size);
  expect(unpackLz4Frame(bytes, target)).toBeNull();
  return target;
}

function framed(sequences: readonly number[]): Buffer {
  return Buffer.concat([head, block(sequences), end]);
}

function block(sequences: readonly number[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(sequences.length);
  return Buffer.concat([size, Buffer.from(sequences)]);
}

function stored(text: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(2 ** 31 + text.length);
  return Buffer.concat([size, Buffer.from(text)]);
}

function patched(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

function repeat(part: Uint8Array, times: number): Uint8Array[] {
  return Array.from({ length: times }, () => part);
}

/** Text without repetitions of four. */
function letters(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    String.fromCharCode(33 + ((index * index) % 89)),
  ).join('');
}
