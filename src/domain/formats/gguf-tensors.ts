import { FormatRefusal } from './format-fault.js';
import type { FormatWarning } from './format-fault.js';
import type { GgufReader } from './gguf-reader.js';
import { ggufTensorTypes, newestGgufTensorTypeId } from './gguf-types.js';
import type { GgufTensorType } from './gguf-types.js';
import type { TensorInfo } from './tensor-info.js';
import { decodeUtf8 } from './utf8-text.js';

/** What the tensor infos of a header amount to. */
interface GgufTensors {
  /** In the order of their data. */
  readonly tensors: readonly TensorInfo[];
  readonly parameters: bigint;
  /** Type with the most bytes; null without tensors. */
  readonly dominantType: string | null;
  readonly warnings: readonly FormatWarning[];
}

interface Tensor extends TensorInfo {
  readonly elements: bigint;
  readonly offset: bigint;
  /** Null for a type newer than the table. */
  readonly sizeBytes: bigint | null;
}

const nameLimitBytes = 63;
const dimensionLimit = 4;
const elementLimit = 2n ** 63n;

/**
 * Reads `count` tensor infos and judges where their data lie in a file of `fileBytes`
 * (supply-chain 3). Throws `FormatRefusal` at the first fault.
 */
export async function readGgufTensors(
  reader: GgufReader,
  count: number,
  alignment: number,
  fileBytes: number,
): Promise<GgufTensors> {
  const warnings: FormatWarning[] = [];
  const names = new Set<string>();
  const tensors: Tensor[] = [];
  for (let index = 0; index < count; index += 1) {
    const tensor = await readTensorInfo(reader, BigInt(alignment), warnings);
    if (names.has(tensor.name)) {
      throw badTensor(`The tensor ${JSON.stringify(tensor.name)} stands twice.`, tensor.name);
    }
    names.add(tensor.name);
    tensors.push(tensor);
  }
  const sizes = judgeLayout(tensors, BigInt(reader.position), BigInt(alignment), BigInt(fileBytes));
  return {
    tensors,
    parameters: tensors.reduce((sum, { elements }) => sum + elements, 0n),
    dominantType: dominantTypeOf(tensors, sizes),
    warnings,
  };
}

async function readTensorInfo(
  reader: GgufReader,
  alignment: bigint,
  warnings: FormatWarning[],
): Promise<Tensor> {
  const nameBytes = await reader.stringLength();
  if (nameBytes < 1 || nameBytes > nameLimitBytes) {
    throw badTensor(`A tensor's name has ${nameBytes} bytes; 1 to ${nameLimitBytes} are accepted.`);
  }
  const name = decodeUtf8(await reader.take(nameBytes), 'gguf_bad_tensor', "A tensor's name");
  const dims = await readDimensions(reader, name, warnings);
  const typeId = await reader.u32();
  const offset = await reader.u64();
  const shape = dims.map(Number);
  const elements = dims.reduce((product, dim) => product * dim, 1n);
  if (elements >= elementLimit)
    throw badTensor(`The tensor "${name}" has 2^63 elements or more.`, name);
  if (offset % alignment !== 0n) {
    throw new FormatRefusal('gguf_offset', `The offset of "${name}" is not aligned.`, name);
  }
  const type = ggufTensorTypes.get(typeId);
  if (type === undefined) {
    if (typeId <= newestGgufTensorTypeId) {
      throw new FormatRefusal(
        'gguf_bad_type',
        `The tensor "${name}" has the removed type ${typeId}.`,
        name,
      );
    }
    const message = `The tensor "${name}" has the type ${typeId}, newer than this service knows.`;
    warnings.push({ code: 'gguf_unknown_type', message });
    return { name, dtype: `type-${typeId}`, shape, elements, offset, sizeBytes: null };
  }
  const sizeBytes = sizeOf(name, type, dims[0] ?? 1n, elements);
  return { name, dtype: type.name, shape, elements, offset, sizeBytes };
}

async function readDimensions(
  reader: GgufReader,
  name: string,
  warnings: FormatWarning[],
): Promise<readonly bigint[]> {
  const count = await reader.u32();
  if (count > dimensionLimit)
    throw badTensor(`The tensor "${name}" has ${count} dimensions.`, name);
  const dims: bigint[] = [];
  for (let index = 0; index < count; index += 1) {
    // Read as signed, since that is what the reference loader stores.
    const dim = BigInt.asIntN(64, await reader.u64());
    if (dim < 0n) throw badTensor(`The tensor "${name}" has a negative dimension.`, name);
    dims.push(dim);
  }
  if (dims.includes(0n)) {
    warnings.push({ code: 'gguf_empty_tensor', message: `The tensor "${name}" is empty.` });
  }
  return dims;
}

function sizeOf(name: string, type: GgufTensorType, rowElements: bigint, elements: bigint): bigint {
  if (rowElements % type.blockElements !== 0n) {
    throw badTensor(
      `The rows of "${name}" are not a multiple of the ${String(type.blockElements)} elements of ${type.name}.`,
      name,
    );
  }
  return (elements / type.blockElements) * type.blockBytes;
}

function judgeLayout(
  tensors: readonly Tensor[],
  headerEnd: bigint,
  alignment: bigint,
  fileBytes: bigint,
): readonly bigint[] {
  const dataStart = padded(headerEnd, alignment);
  const sizes: bigint[] = [];
  let running = 0n;
  tensors.forEach((tensor, index) => {
    if (tensor.offset !== running) {
      throw new FormatRefusal(
        'gguf_offset',
        `The tensor "${tensor.name}" lies at ${String(tensor.offset)}, not at ${String(running)}.`,
        tensor.name,
      );
    }
    const next = tensors[index + 1]?.offset ?? fileBytes - dataStart;
    const size = tensor.sizeBytes ?? next - tensor.offset;
    if (size < 0n) {
      const message = `The data of "${tensor.name}" end before they begin.`;
      throw new FormatRefusal('gguf_offset', message, tensor.name);
    }
    sizes.push(size);
    running = tensor.sizeBytes === null ? next : padded(running + size, alignment);
  });
  const last = tensors.at(-1);
  const end = last === undefined ? headerEnd : dataStart + last.offset + (sizes.at(-1) ?? 0n);
  if (end > fileBytes) {
    throw new FormatRefusal(
      'gguf_truncated',
      `The tensors end at byte ${String(end)} and the file has ${String(fileBytes)}.`,
      `${String(end)} > ${String(fileBytes)}`,
    );
  }
  if (fileBytes - end >= alignment) {
    throw new FormatRefusal(
      'gguf_trailing_bytes',
      `${String(fileBytes - end)} bytes stand after the last tensor.`,
      String(fileBytes - end),
    );
  }
  return sizes;
}

function dominantTypeOf(tensors: readonly Tensor[], sizes: readonly bigint[]): string | null {
  const bytesByType = new Map<string, bigint>();
  tensors.forEach(({ dtype }, index) => {
    bytesByType.set(dtype, (bytesByType.get(dtype) ?? 0n) + (sizes[index] ?? 0n));
  });
  let dominant: readonly [string, bigint] | null = null;
  for (const entry of bytesByType) {
    if (dominant === null || entry[1] > dominant[1]) dominant = entry;
  }
  return dominant?.[0] ?? null;
}

function padded(size: bigint, alignment: bigint): bigint {
  return ((size + alignment - 1n) / alignment) * alignment;
}

function badTensor(message: string, name?: string): FormatRefusal {
  return new FormatRefusal('gguf_bad_tensor', message, name);
}
