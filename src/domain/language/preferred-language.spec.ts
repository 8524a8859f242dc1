import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './preferred-language.js';

describe('the language of a reader', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['en;q=0.3, fr;q=0.7', 'fr'],
    ['de, fr;q=0.2', 'fr'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['de-DE', 'en'],
    ['FR-fr', 'fr'],
    ['fr;q=nonsense, en;q=0.5', 'en'],
    ['frisian', 'en'],
  ])('of "%s" is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
