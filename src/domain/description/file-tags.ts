import { fieldsOf } from './plain-fields.js';
import type { HubConfig } from './hub-config.js';

/** What the library and the tags of a revision are told from, besides its card. */
export interface DescribedFiles {
  readonly paths: readonly string[];
  readonly config: HubConfig | null;
  /** A GGUF file says how to talk with the model. */
  readonly ggufHasTemplate: boolean;
}

const formatTags: readonly (readonly [RegExp, string])[] = [
  [/\.safetensors$/, 'safetensors'],
  [/\.gguf$/, 'gguf'],
  [/\.onnx$/, 'onnx'],
  [/(?:^|\/)pytorch_model[^/]*\.bin$|\.pth?$/, 'pytorch'],
  [/(?:^|\/)tf_model[^/]*\.h5$/, 'tf'],
  [/(?:^|\/)flax_model[^/]*\.msgpack$/, 'jax'],
  [/(?:^|\/)rust_model\.ot$/, 'rust'],
  [/(?:^|\/)openvino_model\.xml$/, 'openvino'],
  [/\.tflite$/, 'tflite'],
  [/\.ml(?:model|package)(?:\/|$)/, 'coreml'],
  [/\.keras$/, 'keras'],
  [/\.joblib$/, 'joblib'],
  [/(?:^|\/)events\.out\.tfevents\.[^/]*$/, 'tensorboard'],
];

/** Tags that files and configuration earn, as the Hub gives them: formats, model type, quantisation. */
export function fileTags({ paths, config, ggufHasTemplate }: DescribedFiles): string[] {
  const formats = formatTags
    .filter(([pattern]) => paths.some((path) => pattern.test(path)))
    .map(([, tag]) => tag);
  const className = config?.diffusers?.['_class_name'];
  const isModular = typeof className === 'string';
  return [
    ...formats,
    ...(config?.model_type === undefined ? [] : [config.model_type]),
    ...(isModular ? [`diffusers:${className}`] : []),
    ...(config?.auto_map === undefined ? [] : ['custom_code']),
    ...(ggufHasTemplate || hasTemplate(config) ? ['conversational'] : []),
    ...quantizationTags(config),
  ];
}

/**
 * The library of a revision whose card names none, as the Hub guesses it; null where nothing tells.
 */
export function guessLibrary({ paths, config }: DescribedFiles): string | null {
  const has = (...names: readonly string[]): boolean => names.some((name) => paths.includes(name));
  if (has('modules.json', 'config_sentence_transformers.json')) return 'sentence-transformers';
  if (has('config_setfit.json')) return 'setfit';
  if (config?.diffusers !== undefined) return 'diffusers';
  if (config?.peft !== undefined) return 'peft';
  if (config?.['adapter_transformers'] !== undefined) return 'adapter-transformers';
  if (config?.architectures !== undefined || config?.model_type !== undefined) {
    return 'transformers';
  }
  const weights = paths.filter((path) => /\.(?:safetensors|gguf|onnx|bin|pth?)$/.test(path));
  const ofOne = (['gguf', 'onnx'] as const).find((format) =>
    weights.every((path) => path.endsWith(`.${format}`)),
  );
  return weights.length === 0 ? null : (ofOne ?? null);
}

/** What a model is of its base where the card does not say; the Hub's words. */
export function impliedRelation(
  { paths, config }: DescribedFiles,
  { baseCount, tags }: { readonly baseCount: number; readonly tags: readonly string[] },
): 'adapter' | 'merge' | 'quantized' | 'finetune' {
  if (config?.peft !== undefined || config?.['adapter_transformers'] !== undefined)
    return 'adapter';
  if (baseCount > 1 || tags.some((tag) => tag === 'merge' || tag === 'mergekit')) return 'merge';
  if (config?.quantization_config !== undefined) return 'quantized';
  return paths.some((path) => path.endsWith('.gguf')) ? 'quantized' : 'finetune';
}

function hasTemplate(config: HubConfig | null): boolean {
  return (
    config?.chat_template_jinja !== undefined ||
    config?.tokenizer_config?.['chat_template'] !== undefined ||
    fieldsOf(config?.['processor_config']) !== null
  );
}

function quantizationTags(config: HubConfig | null): string[] {
  const quantization = config?.quantization_config;
  if (quantization === undefined) return [];
  const { bits, load_in_4bit: in4, load_in_8bit: in8, quant_method: method } = quantization;
  const width = in4 === true ? 4 : in8 === true ? 8 : bits;
  return [
    ...(typeof width === 'number' ? [`${width}-bit`] : []),
    ...(typeof method === 'string' ? [method] : []),
  ];
}
