import { describe, expect, it } from '@jest/globals';
import { gramsOf, listingTokens, toToken } from './listing-tokens.js';

const nothing = { tags: [], pipelineTag: null, libraryName: null, languages: [], keyed: {} };

describe('listingTokens', () => {
  it('are the tags, and each with its type in front', () => {
    const tokens = listingTokens({
      tags: ['transformers', 'Bird', 'text-to-speech', 'en', 'dataset:Ada/Birds', 'license:mit'],
      pipelineTag: 'text-to-speech',
      libraryName: 'transformers',
      languages: ['en'],
      keyed: { task_ids: ['asr'] },
    });

    expect([...tokens].sort()).toEqual([
      'bird',
      'dataset:ada/birds',
      'en',
      'language:en',
      'library:transformers',
      'license:mit',
      'other:bird',
      'pipeline_tag:text-to-speech',
      'task_ids:asr',
      'text-to-speech',
      'transformers',
    ]);
  });

  it('take a tag that stands under its key already for no other', () => {
    const tokens = listingTokens({
      ...nothing,
      tags: ['size_categories:1K'],
      keyed: { size_categories: ['1K'] },
    });

    expect(tokens).toEqual(['size_categories:1k']);
  });

  it('are no more than anybody filters by', () => {
    const tags = Array.from({ length: 5_000 }, (_, index) => `dataset:a/${index}`);

    expect(listingTokens({ ...nothing, tags })).toHaveLength(1_000);
  });
});

describe('toToken', () => {
  it.each([
    [' Café ', 'café'],
    ['cafe\u0301', 'café'],
    ['', null],
    ['a\u0000b', null],
    ['\ud800', null],
    ['x'.repeat(301), null],
  ])('reads %j as %j', (tag, token) => {
    expect(toToken(tag)).toBe(token);
  });
});

describe('gramsOf', () => {
  it.each([
    ['a', ['a']],
    ['ab', ['ab']],
    ['abc', ['abc']],
    ['abcd', ['abc', 'bcd']],
    ['abcdefghi', ['abc', 'def', 'ghi']],
  ])('%s are %j', (term, grams) => {
    expect(gramsOf(term)).toEqual(grams);
  });
});
