import type { GgufFacts } from '../formats/gguf-header.js';
import { storableText } from '../formats/plain-json.js';
import type { SafetensorsFacts } from '../formats/safetensors-header.js';
import { withoutNulls } from './plain-fields.js';

/** Parameters of safetensors weights, by dtype and in all. */
export interface SafetensorsCount {
  readonly parameters: Readonly<Record<string, number>>;
  readonly total: number;
}

/** What the Hub shows of a GGUF file; the names are its. */
export interface GgufDescription {
  readonly total: number;
  readonly architecture?: string;
  readonly context_length?: number;
  readonly chat_template?: string;
  readonly [fact: string]: unknown;
}

/** What is kept of a weights file's header, by the format of its bytes. JSON, and small. */
export type HeaderFacts =
  | ({ readonly format: 'safetensors' } & SafetensorsCount)
  | { readonly format: 'gguf'; readonly gguf: GgufDescription }
  /** The bytes are neither, or not as the format demands. */
  | { readonly format: 'unreadable' };

const maxTemplateLength = 262_144;

/** Numbers above 2^53 lose their last digits: no model has so many parameters. */
export function countSafetensors(facts: SafetensorsFacts): HeaderFacts {
  const entries = Object.entries(facts.parametersByDtype);
  return {
    format: 'safetensors',
    parameters: Object.fromEntries(entries.map(([dtype, count]) => [dtype, Number(count)])),
    total: Number(facts.totalParameters),
  };
}

/** @param tokens texts of the tokens that begin and end a text, where they are known */
export function describeGguf(
  facts: GgufFacts,
  tokens: { readonly bos: string | null; readonly eos: string | null },
): HeaderFacts {
  const { general, chatTemplate } = facts;
  const isShown = chatTemplate !== null && chatTemplate.length <= maxTemplateLength;
  const described = withoutNulls({
    architecture: shortText(general['architecture']),
    context_length: facts.contextLength,
    size_label: shortText(general['size_label']),
    file_type: typeof general['file_type'] === 'number' ? general['file_type'] : null,
    quantization: facts.dominantType,
    chat_template: isShown ? storableText(chatTemplate) : null,
    bos_token: shortText(tokens.bos),
    eos_token: shortText(tokens.eos),
  });
  return { format: 'gguf', gguf: { total: Number(facts.totalParameters), ...described } };
}

/** The sum over the shards of a model. */
export function addCounts(counts: readonly SafetensorsCount[]): SafetensorsCount {
  const parameters = new Map<string, number>();
  for (const count of counts) {
    for (const [dtype, number] of Object.entries(count.parameters)) {
      parameters.set(dtype, (parameters.get(dtype) ?? 0) + number);
    }
  }
  const total = counts.reduce((sum, count) => sum + count.total, 0);
  return { parameters: Object.fromEntries(parameters), total };
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 500
    ? storableText(value)
    : null;
}
