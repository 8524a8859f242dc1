import { describe, expect, it } from '@jest/globals';
import { pickHubConfig } from './hub-config.js';

describe('pickHubConfig', () => {
  it('picks of the configuration what clients read, and nothing else', () => {
    const picked = pickHubConfig({
      config: {
        architectures: ['LlamaForCausalLM', 7],
        model_type: 'llama',
        hidden_size: 4096,
        auto_map: { AutoModel: 'm.Model', AutoTokenizer: ['t.Slow', 't.Fast'] },
        quantization_config: { quant_method: 'gptq', bits: 4, modules: { deep: [1] } },
      },
      tokenizerConfig: {
        bos_token: '<s>',
        eos_token: { __type: 'AddedToken', content: '</s>', lstrip: false, other: {} },
        pad_token: null,
        chat_template: '{{ messages }}',
        added_tokens_decoder: { 0: { content: '<unk>' } },
      },
      processorConfig: { chat_template: '{{ images }}', size: 3 },
      chatTemplate: '{# jinja #}',
    });

    expect(picked).toEqual({
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      auto_map: { AutoModel: 'm.Model' },
      quantization_config: { quant_method: 'gptq', bits: 4 },
      tokenizer_config: {
        bos_token: '<s>',
        eos_token: { __type: 'AddedToken', content: '</s>', lstrip: false },
        chat_template: '{{ messages }}',
      },
      processor_config: { chat_template: '{{ images }}' },
      chat_template_jinja: '{# jinja #}',
    });
  });

  it.each([
    [
      { adapterConfig: { peft_type: 'LORA', task_type: 'CAUSAL_LM', r: 8 } },
      { peft: { task_type: 'CAUSAL_LM' } },
    ],
    [{ adapterConfig: { peft_type: 'LORA' } }, { peft: {} }],
    [
      { adapterConfig: { model_name: 'bert', hidden_size: 3 } },
      { adapter_transformers: { model_name: 'bert' } },
    ],
    [
      { modelIndex: { _class_name: 'FluxPipeline', vae: ['diffusers', 'X'] } },
      { diffusers: { _class_name: 'FluxPipeline' } },
    ],
    [
      { config: { _class_name: 'ControlNetModel' } },
      { diffusers: { _class_name: 'ControlNetModel' } },
    ],
    [
      { tokenizerConfig: { chat_template: [{ name: 'tool', template: 'x' }, { name: 'bad' }] } },
      { tokenizer_config: { chat_template: [{ name: 'tool', template: 'x' }] } },
    ],
  ])('of %j shows %j', (files, expected) => {
    expect(pickHubConfig(files)).toEqual(expected);
  });

  it.each([
    {},
    { config: undefined },
    { config: [] },
    { config: 'llama' },
    { config: { architectures: 'LlamaForCausalLM', model_type: { a: 1 } } },
    { tokenizerConfig: { bos_token: 3, chat_template: {} } },
    { config: { model_type: 'x'.repeat(501) } },
  ])('shows nothing for %j', (files) => {
    expect(pickHubConfig(files)).toBeNull();
  });
});
