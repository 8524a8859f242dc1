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
      'model-index': [{ name: 'm' }],
    };

    const tags = hubTags(frontMatter, { arxivIds: ['2301.00001'], fileTags: ['safetensors'] });

    expect(tags.sort()).toEqual([
      'arxiv:2106.09685',
      'arxiv:2301.00001',
      'base_model:finetune:org/base',
      'base_model:org/base',
      'custom',
      'dataset:org/data',
      'en',
      'fr',
      'language:en',
      'language:fr',
      'license:apache-2.0',
      'model-index',
      'safetensors',
      'text-generation',
      'transformers',
    ]);
  });

  it.each([
    [
      {},
      { libraryName: 'diffusers', pipelineTag: 'text-to-image' },
      ['diffusers', 'text-to-image'],
    ],
    [{ library_name: 'timm' }, { libraryName: 'transformers' }, ['timm']],
    [
      { base_model: ['a/b', 'c/d'] },
      { impliedRelation: 'merge' },
      ['base_model:a/b', 'base_model:merge:a/b', 'base_model:c/d', 'base_model:merge:c/d'],
    ],
    [
      { base_model: 'a/b', base_model_relation: 'quantized' },
      { impliedRelation: 'finetune' },
      ['base_model:a/b', 'base_model:quantized:a/b'],
    ],
    [
      { task_categories: ['text-classification'], size_categories: ['n<1K'] },
      {},
      ['text-classification', 'task_categories:text-classification', 'size_categories:n<1K'],
    ],
    [{ license: ['MIT', 'other'] }, {}, ['license:mit', 'license:other']],
  ])('gives %j with %j the tags %j', (frontMatter, facts, expected) => {
    expect(hubTags(frontMatter, facts)).toEqual(expected);
  });

  it('gives nothing for an empty card or odd shapes', () => {
    expect(hubTags({})).toEqual([]);
    expect(hubTags({ license: ['mit', 7], language: { a: 1 }, tags: 3 })).toEqual(['license:mit']);
  });
});
