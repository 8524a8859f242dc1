import { describe, expect, it } from '@jest/globals';

import { hubTags } from './hub-tags.js';

describe('hubTags', () => {
  it('lists what Hub clients filter by', () => {
    const frontMatter = {
      license: 'apache-2.0',
      language: ['en', 'fr'],
      library_name: 'transformers',
      pipeline_tag: 'text-generation',
      tags: ['custom', 'arxiv:2106.09685'],
      datasets: ['org/data'],
      base_model: 'org/base',
      base_model_relation: 'finetune',
    };

    expect(hubTags(frontMatter, 'Apache-2.0', ['2301.00001']).sort()).toEqual([
      'arxiv:2106.09685',
      'arxiv:2301.00001',
      'base_model:finetune:org/base',
      'base_model:org/base',
      'custom',
      'dataset:org/data',
      'en',
      'fr',
      'license:apache-2.0',
      'text-generation',
      'transformers',
    ]);
  });

  it('says the judged licence where the card only says "other"', () => {
    expect(hubTags({ license: 'other' }, 'CC-BY-4.0')).toEqual(['license:cc-by-4.0']);
    expect(hubTags({ license: 'other' })).toEqual(['license:other']);
  });

  it('gives nothing for an empty card or odd shapes', () => {
    expect(hubTags({})).toEqual([]);
    expect(hubTags({ license: ['mit', 7], language: { a: 1 }, tags: 3 })).toEqual(['license:mit']);
  });
});
