import { describe, expect, it } from '@jest/globals';
import { chooseGguf, chooseSafetensors, shardsOfIndex } from './weight-files.js';

const named = (...paths: readonly string[]) => paths.map((path) => ({ path }));

describe('chooseSafetensors', () => {
  it.each([
    [['model.safetensors', 'model.fp16.safetensors'], ['model.safetensors']],
    [['model.safetensors', 'model.safetensors.index.json'], ['model.safetensors']],
    [['adapter_model.safetensors', 'other.safetensors'], ['adapter_model.safetensors']],
    [['odd.safetensors', 'README.md'], ['odd.safetensors']],
    [
      ['m-00001-of-00002.safetensors', 'm-00002-of-00002.safetensors'],
      ['m-00001-of-00002.safetensors', 'm-00002-of-00002.safetensors'],
    ],
  ])('of %j counts %j', (paths, expected) => {
    expect(chooseSafetensors(named(...paths))).toEqual({
      kind: 'files',
      files: named(...expected),
    });
  });

  it('leaves it to an index which shards there are', () => {
    const files = named('model-00001-of-00002.safetensors', 'model.safetensors.index.json');

    expect(chooseSafetensors(files)).toEqual({
      kind: 'index',
      index: { path: 'model.safetensors.index.json' },
    });
  });

  it.each([
    [['one.safetensors', 'another.safetensors']],
    [['unet/diffusion_pytorch_model.safetensors']],
    [['m-00001-of-00002.safetensors']],
    [['README.md']],
  ])('counts none of %j', (paths) => {
    expect(chooseSafetensors(named(...paths))).toBeNull();
  });
});

describe('shardsOfIndex', () => {
  const files = named('a.safetensors', 'b.safetensors', 'c.safetensors');

  it('finds each shard once', () => {
    const index = { weight_map: { x: 'a.safetensors', y: 'b.safetensors', z: 'a.safetensors' } };

    expect(shardsOfIndex(index, files)).toEqual(named('a.safetensors', 'b.safetensors'));
  });

  it.each([
    undefined,
    null,
    [],
    {},
    { weight_map: null },
    { weight_map: {} },
    { weight_map: { x: 'absent.safetensors' } },
    { weight_map: { x: 7 } },
  ])('finds none for %j', (index) => {
    expect(shardsOfIndex(index, files)).toBeNull();
  });
});

describe('chooseGguf', () => {
  it.each([
    [['m.Q4.gguf', 'm.Q8.gguf'], ['m.Q4.gguf']],
    [['a-mmproj.gguf', 'm.gguf'], ['m.gguf']],
    [['mmproj-f16.gguf'], ['mmproj-f16.gguf']],
    [
      ['q/m-00001-of-00002.gguf', 'q/m-00002-of-00002.gguf'],
      ['q/m-00001-of-00002.gguf', 'q/m-00002-of-00002.gguf'],
    ],
    [['model.safetensors'], []],
  ])('of %j takes %j', (paths, expected) => {
    expect(chooseGguf(named(...paths))).toEqual(named(...expected));
  });
});
