import { describe, expect, it } from '@jest/globals';
import { ggufBytes, ggufStrings, ggufU32 } from '../../../test/support/gguf-bytes.js';
import { readGgufHeader } from './gguf-header.js';
import { readGgufToken } from './gguf-vocabulary.js';

const tokens = Array.from({ length: 5_000 }, (_, index) => `<${index}>`);
const bytes = ggufBytes({
  keys: [
    ['tokenizer.ggml.tokens', ggufStrings(tokens)],
    ['tokenizer.ggml.bos_token_id', ggufU32(1)],
    ['tokenizer.ggml.eos_token_id', ggufU32(4_999)],
  ],
});

const read = (offset: number, length: number): Promise<Buffer> =>
  Promise.resolve(bytes.subarray(offset, offset + length));

async function vocabulary() {
  const reading = await readGgufHeader(read, bytes.length);
  if (!reading.ok || reading.facts.vocabulary === null) throw new Error('No vocabulary.');
  return { ...reading.facts, vocabulary: reading.facts.vocabulary };
}

describe('a vocabulary that was passed over', () => {
  it('holds one offset for a thousand tokens, and the ids of the special ones', async () => {
    const facts = await vocabulary();

    expect(facts.vocabulary.size).toBe(5_000);
    expect(facts.vocabulary.offsets).toHaveLength(5);
    expect([facts.bosTokenId, facts.eosTokenId]).toEqual([1, 4_999]);
  });

  it.each([
    [0, '<0>'],
    [1_023, '<1023>'],
    [1_024, '<1024>'],
    [4_999, '<4999>'],
    [5_000, null],
    [-1, null],
  ])('gives token %d', async (id, expected) => {
    const facts = await vocabulary();

    expect(await readGgufToken(read, bytes.length, facts.vocabulary, id)).toBe(expected);
  });

  it('is none where the tokens are no strings', async () => {
    const numbers = ggufBytes({ keys: [['tokenizer.ggml.tokens', ggufU32(3)]] });

    const reading = await readGgufHeader(
      (offset, length) => Promise.resolve(numbers.subarray(offset, offset + length)),
      numbers.length,
    );

    expect(reading).toMatchObject({ ok: true, facts: { vocabulary: null, bosTokenId: null } });
  });
});
