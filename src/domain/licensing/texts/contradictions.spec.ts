import { describe, expect, it } from '@jest/globals';
import { findContradictions, findExtraTerms } from './contradictions.js';

describe('findContradictions', () => {
  it('names the phrase and its line', () => {
    const text = '# Model\n\nFor Non-Commercial use.\nPlease request access.';

    expect(findContradictions(text)).toEqual([
      { phrase: 'Non-Commercial', line: 3, text: 'For Non-Commercial use.' },
      { phrase: 'request access', line: 4, text: 'Please request access.' },
    ]);
  });

  it.each([
    'commercial use is welcome',
    'made by our research group',
    'the use is prohibited by law',
  ])('sees nothing in %j', (text) => {
    expect(findContradictions(text)).toEqual([]);
  });
});

describe('findExtraTerms', () => {
  it('refuses fields that add terms', () => {
    const codes = findExtraTerms({ acceptable_use: 'No spam', license: 'mit' });

    expect(codes).toMatchObject([{ field: 'acceptable_use', code: 'LIC_EXTRA_TERMS' }]);
  });

  it('lets empty fields pass', () => {
    expect(findExtraTerms({ additional_terms: '', acceptable_use: null })).toEqual([]);
  });
});
