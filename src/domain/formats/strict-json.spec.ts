import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatRefusal } from './format-fault.js';
import { parseStrictJson } from './strict-json.js';
import type { StrictJson } from './strict-json.js';

const codes = { malformed: 'bad', duplicateKey: 'twice' };

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
    ['a duplicate key', '{"a":1,"a":1}', 'twice'],
    ['a duplicate key hidden by an escape', '{"a":1,"\\u0061":1}', 'twice'],
    ['a duplicate key deep inside', '[{"b":{"a":1,"a":2}}]', 'twice'],
    ['the same key in two objects', '[{"a":1},{"a":2}]', 'none'],
    ['a trailing comma', '[1,]', 'bad'],
    ['text after the value', '{} {}', 'bad'],
    ['a leading zero', '01', 'bad'],
    ['NaN', 'NaN', 'bad'],
    ['a raw line feed in a string', '"a\nb"', 'bad'],
    ['DEL in a string', '"a\u007fb"', 'none'],
    ['a lone surrogate', '"\\ud800"', 'bad'],
    ['a surrogate pair', '"\\ud83d\\ude00"', 'none'],
    ['an unclosed string', '"a', 'bad'],
    ['nothing', '', 'bad'],
    ['nesting without end', '['.repeat(10_000), 'bad'],
    ['an integer of a million digits', '9'.repeat(1_000_000), 'bad'],
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
          expect(['none', 'bad', 'twice']).toContain(faultCode(text));
        },
      ),
    );
  });
});
