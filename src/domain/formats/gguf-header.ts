import { faultOf, FormatRefusal } from './format-fault.js';
import type { FormatWarning, HeaderReading } from './format-fault.js';
import { GgufReader } from './gguf-reader.js';
import type { ReadRange } from './gguf-reader.js';
import { readGgufTensors } from './gguf-tensors.js';
import { passGgufVocabulary, readGgufValue } from './gguf-values.js';
import type { GgufScalar } from './gguf-values.js';
import type { GgufVocabulary } from './gguf-vocabulary.js';
import type { TensorInfo } from './tensor-info.js';
import { decodeUtf8 } from './utf8-text.js';

/** What a valid header says; all of it is JSON. */
export interface GgufFacts {
  readonly version: number;
  readonly headerBytes: number;
  readonly tensorCount: number;
  /** Decimal, since it may pass 2^53. */
  readonly totalParameters: string;
  /** Tensor type with the most bytes, such as `Q4_K`; null without tensors. */
  readonly dominantType: string | null;
  /** `general.*` without the prefix: strings, numbers, booleans; 64-bit integers as strings. */
  readonly general: Readonly<Record<string, string | number | boolean>>;
  readonly contextLength: number | null;
  /** `general.license`, `general.license.name`, `general.license.link`. */
  readonly licence: {
    readonly value: string | null;
    readonly name: string | null;
    readonly link: string | null;
  };
  /** What the `general.base_model.*` keys name: the repository where it stands, else the name. */
  readonly baseModels: readonly string[];
  /** `tokenizer.chat_template`: Jinja that runs on the user's machine. */
  readonly chatTemplate: string | null;
  /** For `readGgufToken`; null where the file has no texts of tokens. */
  readonly vocabulary: GgufVocabulary | null;
  /** Places in the vocabulary of the tokens that begin and end a text. */
  readonly bosTokenId: number | null;
  readonly eosTokenId: number | null;
  readonly warnings: readonly FormatWarning[];
}

const kvLimit = 100_000;
const tensorLimit = 200_000;
const keyLimitBytes = 65_535;
const leastBytesPerKv = 12n;
const leastBytesPerTensor = 24n;
const defaultAlignment = 32;
const templateKey = 'tokenizer.chat_template';
const vocabularyKey = 'tokenizer.ggml.tokens';
const keptKeys: ReadonlySet<string> = new Set([
  templateKey,
  'tokenizer.ggml.bos_token_id',
  'tokenizer.ggml.eos_token_id',
]);
const suspiciousInTemplate = /__|import|attr\(|mro|subclasses|os\.|popen/;

/**
 * Judges a GGUF file by supply-chain 3, first fault wins. Fetches the header alone, 2 MiB at a time;
 * what `read` throws passes through.
 *
 * @param sizeBytes size of the whole file
 */
export async function readGgufHeader(
  read: ReadRange,
  sizeBytes: number,
): Promise<HeaderReading<GgufFacts>> {
  try {
    return { ok: true, facts: await readFacts(new GgufReader(read, sizeBytes), sizeBytes) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** The tensors of a file in the order of their data; arguments and faults as of `readGgufHeader`. */
export async function listGgufTensors(
  read: ReadRange,
  sizeBytes: number,
): Promise<HeaderReading<readonly TensorInfo[]>> {
  try {
    const { tensors } = await readHeader(new GgufReader(read, sizeBytes), sizeBytes);
    const facts = tensors.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape }));
    return { ok: true, facts };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

async function readHeader(reader: GgufReader, sizeBytes: number) {
  const version = await readVersion(reader);
  const tensorCount = await reader.u64();
  const kvCount = await reader.u64();
  requireRoom(reader, tensorCount, kvCount);
  const warnings: FormatWarning[] = [];
  const { values, vocabulary } = await readKeyValues(reader, Number(kvCount), warnings);
  const alignment = alignmentOf(values);
  const tensors = await readGgufTensors(reader, Number(tensorCount), alignment, sizeBytes);
  return { version, tensorCount, values, vocabulary, warnings, tensors };
}

async function readFacts(reader: GgufReader, sizeBytes: number): Promise<GgufFacts> {
  const { version, tensorCount, values, vocabulary, warnings, tensors } = await readHeader(
    reader,
    sizeBytes,
  );
  const chatTemplate = textOf(values, templateKey);
  if (chatTemplate !== null && suspiciousInTemplate.test(chatTemplate)) {
    const message = 'The chat template reaches for what a template does not need.';
    warnings.push({ code: 'template_suspicious', message });
  }
  return {
    version,
    headerBytes: reader.position,
    tensorCount: Number(tensorCount),
    totalParameters: String(tensors.parameters),
    dominantType: tensors.dominantType,
    general: generalOf(values),
    contextLength: contextLengthOf(values),
    licence: {
      value: textOf(values, 'general.license'),
      name: textOf(values, 'general.license.name'),
      link: textOf(values, 'general.license.link'),
    },
    baseModels: baseModelsOf(values),
    chatTemplate,
    vocabulary,
    bosTokenId: countOf(values, 'tokenizer.ggml.bos_token_id'),
    eosTokenId: countOf(values, 'tokenizer.ggml.eos_token_id'),
    warnings: [...warnings, ...tensors.warnings],
  };
}

async function readVersion(reader: GgufReader): Promise<number> {
  const magic = await reader.take(4);
  if (magic.toString('latin1') !== 'GGUF') {
    throw new FormatRefusal('gguf_magic', 'The file does not begin with "GGUF".');
  }
  const version = await reader.u32();
  if (version === 2 || version === 3) return version;
  if ((version & 0xffff) === 0) {
    throw new FormatRefusal('gguf_big_endian', 'The file is big-endian; convert it.');
  }
  throw new FormatRefusal(
    'gguf_version',
    `Version ${version} is not read; 2 and 3 are.`,
    `${version}`,
  );
}

/** Checked before anything is allocated: a small file may claim any count. */
function requireRoom(reader: GgufReader, tensorCount: bigint, kvCount: bigint): void {
  const least = kvCount * leastBytesPerKv + tensorCount * leastBytesPerTensor;
  if (kvCount <= BigInt(kvLimit) && tensorCount <= BigInt(tensorLimit)) {
    if (least <= BigInt(reader.remainingBytes)) return;
  }
  throw new FormatRefusal(
    'gguf_too_many',
    `The header announces ${String(kvCount)} keys and ${String(tensorCount)} tensors.`,
    `${String(kvCount)}, ${String(tensorCount)}`,
  );
}

interface KeyValues {
  /** Null for arrays, and for what is not kept. */
  readonly values: ReadonlyMap<string, GgufScalar | null>;
  readonly vocabulary: GgufVocabulary | null;
}

async function readKeyValues(
  reader: GgufReader,
  count: number,
  warnings: FormatWarning[],
): Promise<KeyValues> {
  const values = new Map<string, GgufScalar | null>();
  let vocabulary: GgufVocabulary | null = null;
  for (let index = 0; index < count; index += 1) {
    const key = await readKey(reader, warnings);
    if (values.has(key)) {
      const shown = key.slice(0, 200);
      throw new FormatRefusal('gguf_duplicate_key', `The key "${shown}" stands twice.`, shown);
    }
    const type = await reader.u32();
    if (key === vocabularyKey) {
      vocabulary = await passGgufVocabulary(reader, type);
      values.set(key, null);
    } else {
      const isKept = key.startsWith('general.') || keptKeys.has(key);
      values.set(key, await readGgufValue(reader, type, isKept));
    }
  }
  return { values, vocabulary };
}

async function readKey(reader: GgufReader, warnings: FormatWarning[]): Promise<string> {
  const length = await reader.stringLength();
  if (length < 1 || length > keyLimitBytes) {
    throw new FormatRefusal('gguf_bad_key', `A key has ${length} bytes.`, `${length}`);
  }
  const key = decodeUtf8(await reader.take(length), 'gguf_bad_key', 'A key');
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new FormatRefusal('gguf_bad_key', 'A key has other characters than printable ASCII.');
  }
  if (!/^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(key) && warnings.length < 100) {
    const message = `The key "${key.slice(0, 200)}" is not lower_snake_case segments joined by ".".`;
    warnings.push({ code: 'gguf_key_form', message });
  }
  return key;
}

function alignmentOf(values: ReadonlyMap<string, GgufScalar | null>): number {
  if (!values.has('general.alignment')) return defaultAlignment;
  const value = values.get('general.alignment');
  const isPowerOfTwo = typeof value === 'number' && Number.isInteger(Math.log2(value));
  if (isPowerOfTwo && value >= 8 && value <= 65_536) return value;
  const shown = String(value);
  throw new FormatRefusal('gguf_alignment', `The alignment ${shown} is not accepted.`, shown);
}

function textOf(values: ReadonlyMap<string, GgufScalar | null>, key: string): string | null {
  const value = values.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function generalOf(
  values: ReadonlyMap<string, GgufScalar | null>,
): Readonly<Record<string, string | number | boolean>> {
  const general: [string, string | number | boolean][] = [];
  for (const [key, value] of values) {
    if (value === null || !key.startsWith('general.')) continue;
    // What is not finite has no JSON form.
    const isPlain = typeof value !== 'bigint' && (typeof value !== 'number' || isFinite(value));
    general.push([key.slice('general.'.length), isPlain ? value : String(value)]);
  }
  return Object.fromEntries(general);
}

function contextLengthOf(values: ReadonlyMap<string, GgufScalar | null>): number | null {
  const architecture = textOf(values, 'general.architecture');
  const length = countOf(values, `${architecture ?? ''}.context_length`);
  return length === 0 ? null : length;
}

function countOf(values: ReadonlyMap<string, GgufScalar | null>, key: string): number | null {
  const value = values.get(key);
  const count = typeof value === 'bigint' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function baseModelsOf(values: ReadonlyMap<string, GgufScalar | null>): readonly string[] {
  const names: string[] = [];
  for (const key of values.keys()) {
    const index = /^general\.base_model\.(\d+)\.name$/.exec(key)?.[1];
    const url = /^general\.base_model\.(\d+)\.repo_url$/.exec(key)?.[1];
    const name = textOf(values, key);
    if (name === null) continue;
    if (url !== undefined) names.push(name);
    // The address names a repository; the bare name is used only where there is none.
    if (index !== undefined && !textOf(values, `general.base_model.${index}.repo_url`)) {
      names.push(name);
    }
  }
  return names;
}
