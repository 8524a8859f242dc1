import { describe, expect, it } from '@jest/globals';
import { transformersInfoOf } from './transformers-info.js';

describe('transformersInfoOf', () => {
  it.each([
    ['LlamaForCausalLM', 'AutoModelForCausalLM', 'text-generation', 'AutoTokenizer'],
    ['GPT2LMHeadModel', 'AutoModelForCausalLM', 'text-generation', 'AutoTokenizer'],
    ['BertForMaskedLM', 'AutoModelForMaskedLM', 'fill-mask', 'AutoTokenizer'],
    [
      'BertForSequenceClassification',
      'AutoModelForSequenceClassification',
      'text-classification',
      'AutoTokenizer',
    ],
    [
      'Wav2Vec2ForSequenceClassification',
      'AutoModelForAudioClassification',
      'audio-classification',
      'AutoFeatureExtractor',
    ],
    ['Wav2Vec2ForCTC', 'AutoModelForCTC', 'automatic-speech-recognition', 'AutoProcessor'],
    [
      'WhisperForConditionalGeneration',
      'AutoModelForSpeechSeq2Seq',
      'automatic-speech-recognition',
      'AutoProcessor',
    ],
    [
      'T5ForConditionalGeneration',
      'AutoModelForSeq2SeqLM',
      'text2text-generation',
      'AutoTokenizer',
    ],
    ['MarianMTModel', 'AutoModelForSeq2SeqLM', 'translation', 'AutoTokenizer'],
    [
      'Qwen2VLForConditionalGeneration',
      'AutoModelForImageTextToText',
      'image-text-to-text',
      'AutoProcessor',
    ],
    [
      'ViTForImageClassification',
      'AutoModelForImageClassification',
      'image-classification',
      'AutoImageProcessor',
    ],
    [
      'CLIPModel',
      'AutoModelForZeroShotImageClassification',
      'zero-shot-image-classification',
      'AutoProcessor',
    ],
    ['BertModel', 'AutoModel', 'feature-extraction', 'AutoTokenizer'],
  ])('loads %s by %s', (architecture, autoModel, task, processor) => {
    expect(transformersInfoOf({ architectures: [architecture] })).toEqual({
      auto_model: autoModel,
      pipeline_tag: task,
      processor,
    });
  });

  it('names the class that comes with the model', () => {
    const info = transformersInfoOf({
      architectures: ['OddForCausalLM'],
      auto_map: { AutoConfig: 'c.Config', AutoModelForCausalLM: 'm.OddForCausalLM' },
    });

    expect(info).toMatchObject({
      auto_model: 'AutoModelForCausalLM',
      custom_class: 'm.OddForCausalLM',
    });
  });

  it('trusts the map where the name of the architecture tells nothing', () => {
    const info = transformersInfoOf({
      architectures: ['Odd'],
      auto_map: { AutoModel: 'm.Odd' },
    });

    expect(info).toEqual({ auto_model: 'AutoModel', custom_class: 'm.Odd' });
  });

  it.each([null, {}, { model_type: 'llama' }, { architectures: ['ControlNet'] }])(
    'says nothing of %j',
    (config) => {
      expect(transformersInfoOf(config)).toBeNull();
    },
  );
});
