import { describe, expect, it } from '@jest/globals';
import { type DescribedFiles, fileTags, guessLibrary, impliedRelation } from './file-tags.js';

const files = (
  paths: readonly string[],
  config: DescribedFiles['config'] = null,
): DescribedFiles => ({ paths, config, ggufHasTemplate: false });

describe('fileTags', () => {
  it.each([
    [['model.safetensors'], null, ['safetensors']],
    [['a/b.gguf', 'pytorch_model-00001-of-00002.bin'], null, ['gguf', 'pytorch']],
    [['onnx/model.onnx', 'tf_model.h5', 'flax_model.msgpack'], null, ['onnx', 'tf', 'jax']],
    [['training.bin', 'notes.md'], null, []],
    [
      ['model.safetensors'],
      { model_type: 'llama', quantization_config: { quant_method: 'gptq', bits: 4 } },
      ['safetensors', 'llama', '4-bit', 'gptq'],
    ],
    [[], { quantization_config: { load_in_8bit: true } }, ['8-bit']],
    [[], { auto_map: { AutoModel: 'm.M' } }, ['custom_code']],
    [[], { tokenizer_config: { chat_template: 'x' } }, ['conversational']],
    [[], { diffusers: { _class_name: 'FluxPipeline' } }, ['diffusers:FluxPipeline']],
  ])('of %j with %j are %j', (paths, config, expected) => {
    expect(fileTags(files(paths, config))).toEqual(expected);
  });
});

describe('guessLibrary', () => {
  it.each([
    [['config.json'], { architectures: ['BertModel'] }, 'transformers'],
    [['config.json'], { model_type: 'bert' }, 'transformers'],
    [['modules.json'], { model_type: 'bert' }, 'sentence-transformers'],
    [['model_index.json'], { diffusers: { _class_name: 'X' } }, 'diffusers'],
    [['adapter_config.json'], { peft: {} }, 'peft'],
    [['a.gguf', 'b.gguf', 'README.md'], null, 'gguf'],
    [['model.onnx'], null, 'onnx'],
    [['model.onnx', 'model.safetensors'], null, null],
    [['model.safetensors'], null, null],
    [['README.md'], null, null],
  ])('of %j with %j is %s', (paths, config, expected) => {
    expect(guessLibrary(files(paths, config))).toBe(expected);
  });
});

describe('impliedRelation', () => {
  it.each([
    [files([], { peft: {} }), 1, [], 'adapter'],
    [files([]), 2, [], 'merge'],
    [files([]), 1, ['mergekit'], 'merge'],
    [files(['m.gguf']), 1, [], 'quantized'],
    [files([], { quantization_config: { bits: 4 } }), 1, [], 'quantized'],
    [files(['model.safetensors']), 1, [], 'finetune'],
  ])('of %j with %d bases and %j is %s', (described, baseCount, tags, expected) => {
    expect(impliedRelation(described, { baseCount, tags })).toBe(expected);
  });
});
