import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../errors/sphere-error.js';
import { readCompetingInterests } from './competing-interests.js';

describe('readCompetingInterests', () => {
  it.each([
    [{ status: 'none' }, { status: 'none', kinds: [], statement: '' }],
    [
      { status: 'none', statement: ' None known. ' },
      { status: 'none', kinds: [], statement: 'None known.' },
    ],
    [
      { status: 'declared', kinds: ['other', 'funding', 'other'] },
      { status: 'declared', kinds: ['funding', 'other'], statement: '' },
    ],
    [
      { status: 'declared', statement: 'A cousin.' },
      { status: 'declared', kinds: [], statement: 'A cousin.' },
    ],
  ] as const)('reads %j', (declaration, expected) => {
    expect(readCompetingInterests(declaration)).toEqual(expected);
  });

  it.each([
    [{ status: 'none', kinds: ['funding'] }, 'interests-contradict'],
    [{ status: 'declared' }, 'interests-unexplained'],
    [{ status: 'declared', kinds: [], statement: ' \n' }, 'interests-unexplained'],
    [{ status: 'declared', kinds: ['funding', 'envy'] }, 'not-allowed'],
  ] as const)('refuses %j as %s', (declaration, code) => {
    expect(() => readCompetingInterests(declaration)).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ code })] }),
    );
    expect(() => readCompetingInterests(declaration)).toThrow(InvalidInput);
  });
});
