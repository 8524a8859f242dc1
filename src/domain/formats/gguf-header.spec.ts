import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ggufBytes,
  ggufRaw,
  ggufString,
  ggufStrings,
  ggufU32,
} from '../../../test/support/gguf-bytes.js';
import type { GgufTensorDraft } from '../../../test/support/gguf-bytes.js';
import { readGgufHeader } from './gguf-header.js';

const f32 = (name: string, elements: number, offset: number): GgufTensorDraft => ({
  name,
  dims: [elements],
  type: 0,
  offset,
});

function readFrom(bytes: Buffer, sizeBytes = bytes.length) {
  return readGgufHeader(
    (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    sizeBytes,
  );
}

async function codeOf(bytes: Buffer): Promise<string> {
  const reading = await readFrom(bytes);
  return reading.ok ? 'ok' : reading.fault.code;
}

function withCounts(tensors: bigint, keys: bigint): Buffer {
  const bytes = ggufBytes();
  bytes.writeBigUInt64LE(tensors, 8);
  bytes.writeBigUInt64LE(keys, 16);
  return bytes;
}

describe('readGgufHeader', () => {
  it('states the facts of a valid file', async () => {
    const bytes = ggufBytes({
      keys: [
        ['general.architecture', ggufString('llama')],
        ['general.license', ggufString('apache-2.0')],
        ['general.base_model.0.name', ggufString('Base')],
        ['general.base_model.0.repo_url', ggufString('https://huggingface.co/lab/base')],
        ['general.base_model.1.name', ggufString('Nameless')],
        ['general.file_type', ggufU32(15)],
        ['llama.context_length', ggufU32(8192)],
        ['tokenizer.ggml.tokens', ggufStrings(['a', 'b', 'c'])],
        ['tokenizer.chat_template', ggufString('{{ "".__class__ }}')],
      ],
      tensors: [f32('a', 3, 0), { name: 'b', dims: [32, 4], type: 8, offset: 32 }],
      dataBytes: 32 + 4 * 34,
    });

    const reading = await readFrom(bytes);

    expect(reading).toMatchObject({
      ok: true,
      facts: {
        version: 3,
        tensorCount: 2,
        totalParameters: '131',
        dominantType: 'Q8_0',
        contextLength: 8192,
        licence: { value: 'apache-2.0', name: null, link: null },
        baseModels: ['https://huggingface.co/lab/base', 'Nameless'],
        general: { architecture: 'llama', file_type: 15 },
      },
    });
    expect(reading.ok && reading.facts.warnings.map(({ code }) => code)).toEqual([
      'template_suspicious',
    ]);
  });

  it.each([
    ['another magic', ggufBytes({ magic: 'GGML' }), 'gguf_magic'],
    ['version 1', ggufBytes({ version: 1 }), 'gguf_version'],
    ['a big-endian version', ggufBytes({ version: 0x03000000 }), 'gguf_big_endian'],
    ['more keys than the file can hold', withCounts(0n, 1n), 'gguf_too_many'],
    ['2^63 tensors', withCounts(2n ** 63n, 0n), 'gguf_too_many'],
    ['four bytes', Buffer.from('GGUF'), 'gguf_truncated'],
    [
      'a key twice',
      ggufBytes({
        keys: [
          ['a', ggufU32(1)],
          ['a', ggufU32(1)],
        ],
      }),
      'gguf_duplicate_key',
    ],
    ['a key that is not ASCII', ggufBytes({ keys: [['clé', ggufU32(1)]] }), 'gguf_bad_key'],
    ['a bool of 2', ggufBytes({ keys: [['some.key', ggufRaw(7, 2)]] }), 'gguf_bad_value'],
    ['a value type of 13', ggufBytes({ keys: [['some.key', ggufRaw(13, 0)]] }), 'gguf_bad_value'],
    [
      'an alignment of 12',
      ggufBytes({ keys: [['general.alignment', ggufU32(12)]] }),
      'gguf_alignment',
    ],
    [
      'a tensor twice',
      ggufBytes({ tensors: [f32('a', 8, 0), f32('a', 8, 32)], dataBytes: 64 }),
      'gguf_bad_tensor',
    ],
    [
      'a name of 64 bytes',
      ggufBytes({ tensors: [f32('a'.repeat(64), 8, 0)], dataBytes: 32 }),
      'gguf_bad_tensor',
    ],
    [
      'a row that is no whole block',
      ggufBytes({ tensors: [{ ...f32('a', 31, 0), type: 8 }], dataBytes: 34 }),
      'gguf_bad_tensor',
    ],
    [
      'a removed type',
      ggufBytes({ tensors: [{ ...f32('a', 32, 0), type: 4 }], dataBytes: 32 }),
      'gguf_bad_type',
    ],
    [
      'an offset that is not aligned',
      ggufBytes({ tensors: [f32('a', 8, 8)], dataBytes: 64 }),
      'gguf_offset',
    ],
    [
      'a hole between tensors',
      ggufBytes({ tensors: [f32('a', 8, 0), f32('b', 8, 64)], dataBytes: 96 }),
      'gguf_offset',
    ],
    [
      'data that are cut off',
      ggufBytes({ tensors: [f32('a', 8, 0)], dataBytes: 31 }),
      'gguf_truncated',
    ],
    [
      'bytes after the data',
      ggufBytes({ tensors: [f32('a', 8, 0)], dataBytes: 64 }),
      'gguf_trailing_bytes',
    ],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('refuses a string longer than the file', async () => {
    const bytes = ggufBytes({ keys: [['some.key', ggufString('text')]] });
    bytes.writeBigUInt64LE(2n ** 40n, bytes.length - 12);

    expect(await codeOf(bytes)).toBe('gguf_string');
  });

  it('takes the size of a newer type from the next offset, with a warning', async () => {
    const tensors = [{ ...f32('a', 8, 0), type: 99 }, f32('b', 8, 96)];

    const reading = await readFrom(ggufBytes({ tensors, dataBytes: 128 }));

    expect(reading.ok && reading.facts.warnings.map(({ code }) => code)).toEqual([
      'gguf_unknown_type',
    ]);
  });

  it('passes over a vocabulary in few reads', async () => {
    const tokens = Array.from({ length: 150_000 }, (_, index) => `token-with-a-number-${index}`);
    const bytes = ggufBytes({ keys: [['tokenizer.ggml.tokens', ggufStrings(tokens)]] });
    let reads = 0;

    const reading = await readGgufHeader((offset, length) => {
      reads += 1;
      return Promise.resolve(bytes.subarray(offset, offset + length));
    }, bytes.length);

    expect(reading.ok).toBe(true);
    expect(reads).toBeLessThanOrEqual(Math.ceil(bytes.length / 2 ** 21) + 1);
  });

  it('passes on what the reader of bytes throws', async () => {
    const broken = new Error('the store is away');

    await expect(readGgufHeader(() => Promise.reject(broken), 100)).rejects.toBe(broken);
  });

  it('never throws of its own, whatever the bytes', async () => {
    const seed = ggufBytes({
      keys: [
        ['general.alignment', ggufU32(32)],
        ['some.list', ggufStrings(['a', 'b'])],
      ],
      tensors: [f32('a', 8, 0)],
      dataBytes: 32,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seed.length - 1),
        fc.nat(255),
        fc.nat(seed.length),
        async (at, byte, cut) => {
          const bytes = Buffer.from(seed);
          bytes[at] = byte;
          expect(typeof (await codeOf(bytes.subarray(0, cut)))).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
  });
});

const fixture = '../shared/fixtures/dummy.gguf';
const describeFixture = existsSync(fixture) ? describe : describe.skip;

describeFixture('readGgufHeader on a real file', () => {
  it('reads every key of it', async () => {
    const bytes = readFileSync(fixture);

    expect(await codeOf(bytes)).toBe('ok');
  });
});
