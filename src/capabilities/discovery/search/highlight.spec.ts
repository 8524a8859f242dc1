import { describe, expect, it } from '@jest/globals';
import { excerpt, highlight } from './highlight.js';
import { words } from './words.js';

const marked = ({ text, ranges }: ReturnType<typeof highlight>): string[] =>
  ranges.map(({ start, end }) => text.slice(start, end));

describe('highlight', () => {
  it('marks words whatever their accents and case', () => {
    expect(marked(highlight('By Défossez & <b>DEFOSSEZ</b>', words('defossez'), false))).toEqual([
      'Défossez',
      'DEFOSSEZ',
    ]);
  });

  it('marks a word that the last one begins', () => {
    expect(marked(highlight('Transformers', words('trans'), true))).toEqual(['Transformers']);
    expect(marked(highlight('Transformers', words('trans'), false))).toEqual([]);
  });

  it('marks a run of characters as one', () => {
    expect(
      marked(
        highlight(
          '大語音模型集',
          words('語音模型').filter((w) => !w.isTail),
          false,
        ),
      ),
    ).toEqual(['語音模型']);
  });
});

describe('excerpt', () => {
  it('shows where most of the words stand', () => {
    const text = `speech ${'filler '.repeat(100)}a model of speech in dialogue ${'filler '.repeat(100)}`;

    const shown = excerpt(text, words('speech dialogue'), false);

    expect(shown.text.length).toBeLessThanOrEqual(240);
    expect(marked(shown)).toEqual(['speech', 'dialogue']);
  });

  it('shows the beginning where no word stands', () => {
    const shown = excerpt(`Beginning ${'filler '.repeat(100)}`, words('speech'), false);

    expect(shown.text.startsWith('Beginning')).toBe(true);
    expect(shown.ranges).toEqual([]);
  });

  it('cuts no character in two', () => {
    const shown = excerpt('🙂'.repeat(300), words('speech'), false);

    expect(shown.text).toBe('🙂'.repeat(120));
  });
});
