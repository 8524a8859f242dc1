import { describe, expect, it } from '@jest/globals';
import { readPlainJson } from './plain-json.js';

describe('readPlainJson', () => {
  it('gives plain data, with nothing that PostgreSQL cannot store', () => {
    const text = String.raw`{"a": [1, 2.5, null, true], "nul": "a\u0000b", "__proto__": {"x": 1}}`;

    const value = readPlainJson(text) as Record<string, unknown>;

    expect(JSON.stringify(value)).toBe(
      '{"a":[1,2.5,null,true],"nul":"a\ufffdb","__proto__":{"x":1}}',
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    '',
    '{',
    'NaN',
    '{"a": NaN}',
    '{"a": 1, "a": 2}',
    '{"a": 1} x',
    '"\\ud800"',
    '['.repeat(100_000),
  ])('gives nothing for malformed JSON %#', (text) => {
    expect(readPlainJson(text)).toBeUndefined();
  });
});
