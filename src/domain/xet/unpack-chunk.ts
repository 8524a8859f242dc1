import type { Lz4Fault } from './lz4-block.js';
import { unpackLz4Frame } from './lz4-frame.js';
import type { PackedChunk } from './packed-chunks.js';
import { xetFault } from './xet-fault.js';

/**
 * The plain bytes of a chunk (hf-hub B5): a view of its data where it is not packed, else bytes of
 * its own, as many as its header announces. Throws `InvalidInput` with code `chunk-corrupt` or
 * `chunk-plain-size`.
 */
export function unpackChunk(chunk: PackedChunk): Uint8Array {
  if (chunk.header.scheme === 'plain') return chunk.data;
  const target = Buffer.allocUnsafeSlow(chunk.header.plainBytes);
  const fault = unpackLz4Frame(chunk.data, target);
  if (fault !== null) throw unpackFault(chunk, fault);
  return chunk.header.scheme === 'lz4' ? target : joinPlanes(target);
}

/**
 * Of every four bytes, the planes hold the first ones, then the second, third and fourth; where the
 * size is no multiple of four, the planes at the front are one byte longer.
 */
function joinPlanes(planes: Buffer): Buffer {
  const quads = planes.length >>> 2;
  const rest = planes.length & 3;
  const [first, second, third, fourth] = planeStarts(quads, rest);
  const joined = Buffer.allocUnsafeSlow(planes.length);
  // All four in one go: twice as fast as plane by plane.
  for (let quad = 0, write = 0; quad < quads; quad++, write += 4) {
    joined[write] = planes[first + quad] ?? 0;
    joined[write + 1] = planes[second + quad] ?? 0;
    joined[write + 2] = planes[third + quad] ?? 0;
    joined[write + 3] = planes[fourth + quad] ?? 0;
  }
  for (let plane = 0; plane < rest; plane++) {
    joined[quads * 4 + plane] = planes[plane * (quads + 1) + quads] ?? 0;
  }
  return joined;
}

function planeStarts(quads: number, rest: number): readonly [number, number, number, number] {
  const start = (plane: number) => plane * quads + Math.min(plane, rest);
  return [start(0), start(1), start(2), start(3)];
}

function unpackFault({ header }: PackedChunk, fault: Lz4Fault): Error {
  switch (fault) {
    case 'corrupt':
      return xetFault(
        'xorb',
        'chunk-corrupt',
        `The ${header.packedBytes} bytes of chunk ${header.index} are not one whole LZ4 frame.`,
      );
    case 'size':
      return xetFault(
        'xorb',
        'chunk-plain-size',
        `Chunk ${header.index} does not unpack to the ${header.plainBytes} bytes that it announces.`,
      );
  }
}
