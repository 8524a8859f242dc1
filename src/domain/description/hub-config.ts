import { fieldsOf, type PlainFields, textOf, withoutNulls } from './plain-fields.js';

/** The configuration files of a revision as parsed JSON, each undefined where absent or malformed. */
export interface ConfigFiles {
  /** `config.json` */
  readonly config?: unknown;
  /** `tokenizer_config.json` */
  readonly tokenizerConfig?: unknown;
  /** `processor_config.json` */
  readonly processorConfig?: unknown;
  /** `adapter_config.json` */
  readonly adapterConfig?: unknown;
  /** `model_index.json` of a diffusers pipeline */
  readonly modelIndex?: unknown;
  /** Text of `chat_template.jinja`. */
  readonly chatTemplate?: string;
}

/** The part of them that the Hub shows as `config`. */
export interface HubConfig extends PlainFields {
  readonly architectures?: readonly string[];
  readonly model_type?: string;
  readonly auto_map?: Readonly<Record<string, string>>;
  readonly quantization_config?: PlainFields;
  readonly tokenizer_config?: PlainFields;
  readonly chat_template_jinja?: string;
  readonly peft?: PlainFields;
  readonly diffusers?: PlainFields;
}

const maxTemplateLength = 262_144;
const maxListed = 50;
const quantizationKeys = ['quant_method', 'bits', 'load_in_4bit', 'load_in_8bit'] as const;
const specialTokens = ['bos', 'eos', 'unk', 'sep', 'pad', 'cls', 'mask'] as const;
const addedTokenKeys = ['__type', 'content', 'lstrip', 'normalized', 'rstrip', 'single_word'];

/** Picks what clients read of a model's configuration (hf-hub A2); null where there is none of it. */
export function pickHubConfig(files: ConfigFiles): HubConfig | null {
  const config = fieldsOf(files.config) ?? {};
  const picked = withoutNulls({
    architectures: architecturesOf(config['architectures']),
    model_type: textOf(config['model_type']),
    auto_map: autoMapOf(config['auto_map']),
    quantization_config: scalarsOf(config['quantization_config'], quantizationKeys),
    tokenizer_config: tokenizerConfigOf(files.tokenizerConfig),
    processor_config: processorConfigOf(files.processorConfig),
    chat_template_jinja: textOf(files.chatTemplate, maxTemplateLength),
    ...adapterOf(files.adapterConfig),
    diffusers: scalarsOf(files.modelIndex, ['_class_name']) ?? scalarsOf(config, ['_class_name']),
  });
  return Object.keys(picked).length === 0 ? null : picked;
}

function architecturesOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const names = value.slice(0, maxListed).filter((name) => textOf(name) !== null);
  return names.length === 0 ? null : (names as string[]);
}

/** `AutoModel…` to `file.Class`; a tokenizer's is a pair of classes, the slow and the fast one. */
function autoMapOf(value: unknown): Readonly<Record<string, string>> | null {
  const entries = Object.entries(fieldsOf(value) ?? {})
    .slice(0, maxListed)
    .flatMap(([key, name]): [string, string][] => {
      const text = textOf(name);
      return text === null ? [] : [[key, text]];
    });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function tokenizerConfigOf(value: unknown): PlainFields | null {
  const config = fieldsOf(value);
  if (config === null) return null;
  const tokens = specialTokens.map((name): [string, unknown] => {
    const token = config[`${name}_token`];
    return [`${name}_token`, textOf(token) ?? scalarsOf(token, addedTokenKeys)];
  });
  const isDefaultPrompt = config['use_default_system_prompt'];
  const picked = withoutNulls({
    ...Object.fromEntries(tokens),
    use_default_system_prompt: typeof isDefaultPrompt === 'boolean' ? isDefaultPrompt : null,
    chat_template: templateOf(config['chat_template']),
  });
  return Object.keys(picked).length === 0 ? null : picked;
}

/** One template, or several by name. */
function templateOf(value: unknown): unknown {
  if (!Array.isArray(value)) return textOf(value, maxTemplateLength);
  const templates = value.slice(0, maxListed).flatMap((item) => {
    const name = textOf(fieldsOf(item)?.['name']);
    const template = textOf(fieldsOf(item)?.['template'], maxTemplateLength);
    return name === null || template === null ? [] : [{ name, template }];
  });
  return templates.length === 0 ? null : templates;
}

function processorConfigOf(value: unknown): PlainFields | null {
  const template = textOf(fieldsOf(value)?.['chat_template'], maxTemplateLength);
  return template === null ? null : { chat_template: template };
}

/** An adapter of PEFT, or of the older library `adapters`. */
function adapterOf(value: unknown): PlainFields {
  const config = fieldsOf(value);
  if (config === null) return {};
  return config['peft_type'] === undefined
    ? { adapter_transformers: scalarsOf(config, ['model_name', 'model_class']) }
    : { peft: scalarsOf(config, ['base_model_name_or_path', 'task_type']) ?? {} };
}

/** Those of the named members that are texts, numbers or truth values. */
function scalarsOf(value: unknown, keys: readonly string[]): PlainFields | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const picked = withoutNulls(
    Object.fromEntries(
      keys.map((key) => {
        const member = fields[key];
        const isPlain = typeof member === 'number' || typeof member === 'boolean';
        return [key, isPlain ? member : textOf(member)];
      }),
    ),
  );
  return Object.keys(picked).length === 0 ? null : picked;
}
