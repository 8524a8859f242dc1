import { describe, expect, it } from '@jest/globals';
import { readArxivId } from './arxiv-id.js';

describe('an arXiv id', () => {
  it.each([
    ['2401.01234', '2401.01234'],
    ['2401.01234v2', '2401.01234'],
    ['0704.0001', '0704.0001'],
    ['arXiv:2401.01234', '2401.01234'],
    ['arxiv: 2401.01234v11', '2401.01234'],
    ['math/0309136', 'math/0309136'],
    ['math.GT/0309136', 'math/0309136'],
    ['hep-th/9901001v3', 'hep-th/9901001'],
    ['Cond-Mat/9901001', 'cond-mat/9901001'],
  ])('%s is that of the paper %s', (text, expected) => {
    expect(readArxivId(text)).toBe(expected);
  });

  it.each([
    '',
    '2401',
    '2401.123',
    '2401.0123456',
    'ada/paper',
    'math/030913',
    'math/0309136/x',
    '7b3kq-9zx02',
  ])('is not "%s"', (text) => {
    expect(readArxivId(text)).toBeNull();
  });
});
