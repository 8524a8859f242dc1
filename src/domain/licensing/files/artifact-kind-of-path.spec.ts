import { describe, expect, it } from '@jest/globals';
import { kindOfPath } from './artifact-kind-of-path.js';

describe('kindOfPath', () => {
  it.each([
    ['model.safetensors', 'model', 'weights', true],
    ['onnx/model.ONNX', 'model', 'weights', true],
    ['model.onnx_data', 'model', 'weights', true],
    ['pytorch_model.bin.index.json', 'model', 'configuration', true],
    ['tokenizer.model', 'model', 'configuration', true],
    ['vocab.txt', 'model', 'configuration', true],
    ['chat_template.jinja', 'model', 'configuration', true],
    ['src/train.py', 'model', 'code', true],
    ['Dockerfile', 'model', 'code', true],
    ['README.md', 'model', 'documentation', true],
    ['LICENSE', 'model', 'documentation', true],
    ['paper.pdf', 'paper', 'paper', true],
    ['data/train.parquet', 'dataset', 'data', true],
    ['images.tar.gz', 'dataset', 'data', true],
    ['images.tar.gz', 'model', 'documentation', false],
    ['features.npy', 'dataset', 'weights', false],
    ['train.json', 'dataset', 'configuration', false],
    ['strange.xyz', 'dataset', 'data', false],
    ['strange.xyz', 'model', 'documentation', false],
    ['constructor', 'model', 'documentation', false],
  ] as const)('takes %s in a %s for %s (certain: %s)', (path, repositoryKind, kind, certain) => {
    expect(kindOfPath(path, repositoryKind)).toEqual({ kind, certain });
  });
});
