import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safetensorsBytes } from '../../../test/support/safetensors-bytes.js';
import { readSafetensorsHeader, safetensorsHeaderRange } from './safetensors-header.js';

const tensor = (dtype: string, shape: readonly unknown[], begin: unknown, end: unknown) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

function codeOf(bytes: Buffer, sizeBytes = bytes.length): string {
  const reading = readSafetensorsHeader(bytes, sizeBytes);
  return reading.ok ? 'ok' : reading.fault.code;
}

function lengthOnly(length: bigint): Buffer {
  const bytes = Buffer.alloc(16, 0x20);
  bytes.writeBigUInt64LE(length);
  return bytes;
}

describe('readSafetensorsHeader', () => {
  it('states the facts of a valid file', () => {
    const bytes = safetensorsBytes(
      {
        __metadata__: { license: 'mit', format: 'pt' },
        b: tensor('BF16', [2, 3], 8, 20),
        a: tensor('F32', [2], 0, 8),
        scalar: tensor('F32', [], 20, 24),
        empty: tensor('I64', [0, 7], 24, 24),
      },
      24,
    );

    const reading = readSafetensorsHeader(bytes, bytes.length);

    expect(reading).toMatchObject({
      ok: true,
      facts: {
        tensorCount: 4,
        tensorNames: ['a', 'b', 'scalar', 'empty'],
        parametersByDtype: { F32: '3', BF16: '6', I64: '0' },
        totalParameters: '9',
        metadata: new Map([
          ['license', 'mit'],
          ['format', 'pt'],
        ]),
        warnings: [],
      },
    });
  });

  it('needs no more than the header', () => {
    const bytes = safetensorsBytes({ a: tensor('U8', [500], 0, 500) }, 500);
    const range = safetensorsHeaderRange(bytes.subarray(0, 8), bytes.length);
    const length = range.ok ? range.facts.length : 0;

    const reading = readSafetensorsHeader(bytes.subarray(0, length), bytes.length);

    expect(length).toBeLessThan(bytes.length - 499);
    expect(reading.ok).toBe(true);
  });

  it.each([
    ['seven bytes', Buffer.alloc(7), 'st_too_small'],
    ['a header of one byte', lengthOnly(1n), 'st_too_small'],
    ['a length with the sign bit set', lengthOnly(0x8000000000000000n), 'st_header_too_large'],
    ['a length above 100 MB', lengthOnly(100_000_001n), 'st_header_too_large'],
    ['a length past the end', lengthOnly(9n), 'st_header_truncated'],
    ['a space at the start', safetensorsBytes(' {}'), 'st_header_bad_start'],
    ['a line feed as padding', safetensorsBytes('{}\n'), 'st_header_bad_padding'],
    ['a NUL as padding', safetensorsBytes('{}\0'), 'st_header_bad_padding'],
    ['two objects', safetensorsBytes('{}{}'), 'st_header_bad_json'],
    ['a name twice', safetensorsBytes('{"a":1,"a":2}'), 'st_duplicate_key'],
    ['a number in the metadata', safetensorsBytes({ __metadata__: { a: 1 } }), 'st_bad_metadata'],
    ['metadata that is a list', safetensorsBytes({ __metadata__: [] }), 'st_bad_metadata'],
    ['an unknown dtype', safetensorsBytes({ a: tensor('Q4', [], 0, 0) }), 'st_bad_dtype'],
    ['a negative dimension', safetensorsBytes({ a: tensor('U8', [-1], 0, 0) }), 'st_bad_shape'],
    [
      'a dimension with a point',
      safetensorsBytes('{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}', 1),
      'st_bad_shape',
    ],
    ['a dimension of 2^53', safetensorsBytes({ a: tensor('U8', [2 ** 53], 0, 0) }), 'st_bad_shape'],
    [
      '17 dimensions',
      safetensorsBytes({ a: tensor('U8', Array(17).fill(1), 0, 1) }),
      'st_bad_shape',
    ],
    ['offsets in reverse', safetensorsBytes({ a: tensor('U8', [1], 1, 0) }), 'st_bad_offsets'],
    [
      'one offset',
      safetensorsBytes('{"a":{"dtype":"U8","shape":[],"data_offsets":[0]}}'),
      'st_bad_offsets',
    ],
    ['half a byte', safetensorsBytes({ a: tensor('F4', [3], 0, 1) }, 1), 'st_misaligned'],
    [
      'fewer bytes than elements',
      safetensorsBytes({ a: tensor('F32', [2], 0, 4) }, 4),
      'st_size_mismatch',
    ],
    [
      'dimensions whose product overflows 64 bits',
      safetensorsBytes({ a: tensor('U8', [2 ** 40, 2 ** 40], 0, 0) }),
      'st_size_mismatch',
    ],
    ['data that begin late', safetensorsBytes({ a: tensor('U8', [1], 1, 2) }, 2), 'st_hole'],
    [
      'two tensors on the same bytes',
      safetensorsBytes({ a: tensor('U8', [2], 0, 2), b: tensor('U8', [2], 0, 2) }, 2),
      'st_overlap',
    ],
    [
      'bytes after the last tensor',
      safetensorsBytes({ a: tensor('U8', [1], 0, 1) }, 2),
      'st_trailing_bytes',
    ],
    ['data without a tensor', safetensorsBytes({}, 1), 'st_trailing_bytes'],
    [
      'data that are cut off',
      safetensorsBytes({ a: tensor('U8', [2], 0, 2) }, 1),
      'st_data_truncated',
    ],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('refuses a header that is not UTF-8', () => {
    const bytes = safetensorsBytes('{"a":0}');
    bytes[10] = 0xff;

    expect(codeOf(bytes)).toBe('st_header_not_utf8');
  });

  it('accepts spaces as padding, sub-byte types and a tensor named __proto__', () => {
    const header = '{"__proto__":{"dtype":"F4","shape":[4],"data_offsets":[0,2]}}   ';

    expect(codeOf(safetensorsBytes(header, 2))).toBe('ok');
  });

  it('warns of an unknown key of a tensor', () => {
    const bytes = safetensorsBytes({ a: { ...tensor('U8', [], 0, 1), note: 1 } }, 1);

    const reading = readSafetensorsHeader(bytes, bytes.length);

    expect(reading.ok && reading.facts.warnings.map(({ code }) => code)).toEqual([
      'st_unknown_field',
    ]);
  });

  it('never throws, whatever the bytes', () => {
    const seed = safetensorsBytes({ a: tensor('F32', [2], 0, 8) }, 8);
    fc.assert(
      fc.property(fc.nat(seed.length - 1), fc.nat(255), fc.nat(seed.length), (at, byte, cut) => {
        const bytes = Buffer.from(seed);
        bytes[at] = byte;
        expect(typeof codeOf(bytes.subarray(0, cut), cut)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

const fixtures = '../shared/fixtures';
const describeFixtures = existsSync(fixtures) ? describe : describe.skip;

describeFixtures('readSafetensorsHeader on real files', () => {
  it.each(['test_lm_codes', 'test_lm_model', 'test_lm_out'])('accepts %s', (name) => {
    expect(codeOf(readFileSync(`${fixtures}/${name}.safetensors`))).toBe('ok');
  });
});
