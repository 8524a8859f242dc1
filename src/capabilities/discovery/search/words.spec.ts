import { describe, expect, it } from '@jest/globals';
import { fold, words } from './words.js';

const texts = (text: string): string[] => words(text).map((word) => word.text);

describe('words', () => {
  it.each([
    ['Défossez', 'defossez'],
    ['De\u0301fossez', 'defossez'],
    ['Łukasz', 'lukasz'],
    ['Straße', 'strasse'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['हिन्दी', 'हिन्दी'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['ＧＰＴ', 'gpt'],
  ])('folds %s to %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it.each([
    ['kyutai/moshi-7b-v1.0', ['kyutai', 'moshi', '7b', 'v1', '0']],
    ["l'apprentissage", ['l', 'apprentissage']],
    ['語音模型', ['語音', '音模', '模型', '型']],
    ['GPT语言', ['gpt', '语言', '言']],
    ['語', ['語']],
    ['🙂 !? --', []],
    ['한국어 모델', ['한국어', '모델']],
  ])('parts "%s"', (text, parted) => {
    expect(texts(text)).toEqual(parted);
  });

  it('says where a word stands', () => {
    const text = 'A Défossez model';

    const [, name] = words(text);

    expect(text.slice(name?.start, name?.end)).toBe('Défossez');
  });

  it('cuts a word that no index would take', () => {
    expect(texts('x'.repeat(10_000))).toEqual(['x'.repeat(64)]);
  });
});
