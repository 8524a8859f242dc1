import { describe, expect, it } from '@jest/globals';
import { cpuMillisecondsOf } from '../../../test/support/cpu-time.js';

import { arxivIdsIn, doisIn, firstHeading, firstParagraph } from './card-body.js';

describe('firstHeading', () => {
  it.each([
    ['# Title', 'Title'],
    ['text\n\n## A **bold** [link](http://x) `code` ##\n', 'A bold link code'],
    ['<!-- # no -->\n```\n# no\n```\n# my_model_v1', 'my_model_v1'],
    ['<h1 align="center">Big <b>model</b></h1>', 'Big model'],
    ['Under\n=====\n', 'Under'],
    ['# ![logo](x.png)\n# Real', 'Real'],
    ['#hashtag\nno heading', null],
    ['', null],
  ])('reads %j as %j', (body, expected) => {
    expect(firstHeading(body)).toBe(expected);
  });
});

describe('firstParagraph', () => {
  it.each([
    ['# T\n\n[![badge](a)](b)\n\nOne\ntwo.\n\nThree.', 'One two.'],
    ['Under\n===\nText', 'Text'],
    ['- item\n\n> quote\n\n|a|b|\n\n**Bold** start.', '**Bold** start.'],
    ['<p>html</p>\n\n1. one\n\nProse', 'Prose'],
    ['<!-- Provide a summary. -->\n# T', null],
    ['', null],
  ])('reads %j as %j', (body, expected) => {
    expect(firstParagraph(body)).toBe(expected);
  });
});

describe('identifiers in text', () => {
  it('finds arXiv ids without version, each once', () => {
    const text =
      'https://arxiv.org/abs/2106.09685v2 arxiv:2106.09685 eprint={2301.00001} arXiv: 1706.03762, 2222.33333';

    expect(arxivIdsIn(text)).toEqual(['2106.09685', '2301.00001', '1706.03762']);
  });

  it('finds DOIs in lower case, without the sentence around them', () => {
    const text =
      'See (https://doi.org/10.5555/ABC.1), doi = {10.1000/xyz}. Not v10.1234/5 or a/10.1234/5.';

    expect(doisIn(text)).toEqual(['10.5555/abc.1', '10.1000/xyz']);
  });

  it.each(['<!--', '![', '[](', 'a'.repeat(3) + '_', '10.1234/.', '"eprint ', '`', '#'])(
    'reads a megabyte of "%s" in little time',
    (part) => {
      const body = part.repeat(Math.floor(1_000_000 / part.length));
      const underscores = `a${'_'.repeat(1_000_000)}b`;

      const spent = cpuMillisecondsOf(() => {
        for (const text of [body, underscores, `# ${underscores}`]) {
          firstHeading(text);
          firstParagraph(text);
          arxivIdsIn(text);
          doisIn(text);
        }
      });

      expect(spent).toBeLessThan(3_000);
    },
  );
});
