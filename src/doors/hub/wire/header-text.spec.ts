import { describe, expect, it } from '@jest/globals';
import { toHeaderText } from './header-text.js';

describe('toHeaderText', () => {
  it.each([
    ['Plain words.', 'Plain words.'],
    ['Deux\nlignes\r\nici', 'Deux lignes ici'],
    ['modèle “à jour”…', 'modele "a jour"...'],
    ['模型', '??'],
    ['nul\0and\u007f', 'nul?and?'],
  ])('writes %j as %j', (text, expected) => {
    expect(toHeaderText(text)).toBe(expected);
  });

  it('ends a long text at 1,000 characters', () => {
    const written = toHeaderText('a'.repeat(5_000));

    expect(written).toHaveLength(1_000);
    expect(written.endsWith('a...')).toBe(true);
  });
});
