import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { maxQueryLength, parseTextQuery } from './text-query.js';

describe('parseTextQuery', () => {
  it.each([
    ['speech model', `'speech' & 'model':*`, null],
    ['speech model ', `'speech' & 'model'`, null],
    ['ab', `'ab'`, null],
    ['speech -noise', `'speech' & !'noise'`, null],
    ['-noise', `!'noise'`, null],
    ['"speech model" dialogue ', `'speech' & 'model' & 'dialogue'`, `'speech' <-> 'model'`],
    ['speech -"white noise"', `'speech'`, `!('white' <-> 'noise')`],
    ['moshi-7b ', `'moshi' & '7b'`, null],
    ['"unclosed phrase', `'unclosed' & 'phrase'`, `'unclosed' <-> 'phrase'`],
    ['語音模型', `'語音' & '音模' & '模型'`, null],
    ['語', `'語':*`, null],
    ["'; DROP & (a | !b) <-> c:* ", `'drop' & 'a' & 'b' & 'c'`, null],
  ])('reads %s', (text, words, phrases) => {
    expect(parseTextQuery(text)).toMatchObject({ words, phrases });
  });

  it.each(['!?', '""', '-', '🙂'])('finds no word in %s', (text) => {
    expect(parseTextQuery(text)).toBeNull();
  });

  it.each([
    ['a'.repeat(maxQueryLength + 1)],
    [Array.from({ length: 61 }, (_, n) => `w${n}`).join(' ')],
  ])('refuses a page of text', (text) => {
    expect(() => parseTextQuery(text)).toThrow(InvalidInput);
  });
});
