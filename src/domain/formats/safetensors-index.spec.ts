import { describe, expect, it } from '@jest/globals';
import { checkSafetensorsIndex } from './safetensors-index.js';

const index = JSON.stringify({
  weight_map: { a: 'm-1.safetensors', b: 'm-2.safetensors', __proto__x: 'm-2.safetensors' },
});
const first = { path: 'sub/m-1.safetensors', tensorNames: ['a'] };
const second = { path: 'sub/m-2.safetensors', tensorNames: ['b', '__proto__x'] };
const path = 'sub/model.safetensors.index.json';

describe('checkSafetensorsIndex', () => {
  it('accepts an index whose shards hold what it says', () => {
    expect(checkSafetensorsIndex(path, index, [first, second])).toEqual({
      fault: null,
      warnings: [],
    });
  });

  it.each([
    ['a missing shard', index, [first], 'st_index_missing_shard'],
    ['no JSON', '{', [first], 'st_index_malformed'],
    ['no weight map', '{"metadata":{}}', [first], 'st_index_malformed'],
    ['numbers for names', '{"weight_map":{"a":1}}', [first], 'st_index_malformed'],
  ])('refuses %s', (_, text, shards, code) => {
    expect(checkSafetensorsIndex(path, text, shards).fault?.code).toBe(code);
  });

  it('warns of tensors that are elsewhere', () => {
    const { warnings } = checkSafetensorsIndex(path, index, [
      { ...first, tensorNames: [] },
      { path: second.path },
    ]);

    expect(warnings.map(({ code }) => code)).toEqual(['st_index_mismatch']);
  });
});
