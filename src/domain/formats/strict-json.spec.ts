import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatRefusal } from './format-fault.js';
import { parseStrictJson } from './strict-json.js';
import type { StrictJson } from './strict-json.js';

const codes = { malformed: 'st_header_bad_json', duplicateKey: 'st_duplicate_key' } as const;

function plain(value: StrictJson): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, StrictJson>)];
    return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
  }
  return Array.isArray(value) ? value.map((item: StrictJson) => plain(item)) : value;
}

function faultCode(text: string): string {
  try {
    parseStrictJson(text, codes);
  } catch (error) {
    if (error instanceof FormatRefusal) return error.fault.code;
    throw error;
  }
  return 'none';
}

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(plain(parseStrictJson(text, codes))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['a duplicate key', '{"a":1,"a":1}', 'st_duplicate_key'],
    ['a duplicate key hidden by an escape', '{"a":1,"\\u0061":1}', 'st_duplicate_key'],
    ['a duplicate key deep inside', '[{"b":{"a":1,"a":2}}]', 'st_duplicate_key'],
    ['the same key in two objects', '[{"a":1},{"a":2}]', 'none'],
    ['a trailing comma', '[1,]', 'st_header_bad_json'],
    ['text after the value', '{} {}', 'st_header_bad_json'],
    ['a leading zero', '01', 'st_header_bad_json'],
    ['NaN', 'NaN', 'st_header_bad_json'],
    ['a raw line feed in a string', '"a\nb"', 'st_header_bad_json'],
    ['DEL in a string', '"a\u007fb"', 'none'],
    ['a lone surrogate', '"\\ud800"', 'st_header_bad_json'],
    ['a surrogate pair', '"\\ud83d\\ude00"', 'none'],
    ['an unclosed string', '"a', 'st_header_bad_json'],
    ['nothing', '', 'st_header_bad_json'],
    ['nesting without end', '['.repeat(10_000), 'st_header_bad_json'],
    ['an integer of a million digits', '9'.repeat(1_000_000), 'st_header_bad_json'],
  ])('judges %s', (_, text, code) => {
    expect(faultCode(text)).toBe(code);
  });

  it('keeps __proto__ as an ordinary key', () => {
    const parsed = parseStrictJson('{"__proto__":1}', codes);

    expect(parsed).toEqual(new Map([['__proto__', 1n]]));
  });

  it('throws nothing but the typed error, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\u0129.eE+-ntf ')) }),
        (text) => {
          expect(['none', 'st_header_bad_json', 'st_duplicate_key']).toContain(faultCode(text));
        },
      ),
    );
  });
});
