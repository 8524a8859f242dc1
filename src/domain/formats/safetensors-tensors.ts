import { FormatRefusal } from './format-fault.js';
import type { FormatWarning } from './format-fault.js';
import type { StrictJson, StrictJsonObject } from './strict-json.js';
import type { TensorInfo } from './tensor-info.js';

/** What the tensor entries of a header amount to. */
interface SafetensorsTensors {
  /** In the order of their data. */
  readonly tensors: readonly TensorInfo[];
  readonly parametersByDtype: Readonly<Record<string, string>>;
  readonly totalParameters: string;
  readonly warnings: readonly FormatWarning[];
}

interface Tensor extends TensorInfo {
  readonly elements: bigint;
  readonly begin: bigint;
  readonly end: bigint;
}

const tensorLimit = 200_000;
const nameLimitBytes = 1024;
const dimensionLimit = 16;
const largestDimension = 2n ** 53n;

const bitsByDtype: ReadonlyMap<string, bigint> = new Map([
  ['F4', 4n],
  ...['F6_E2M3', 'F6_E3M2'].map((dtype) => [dtype, 6n] as const),
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2', 'F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ'].map(
    (dtype) => [dtype, 8n] as const,
  ),
  ...['I16', 'U16', 'F16', 'BF16'].map((dtype) => [dtype, 16n] as const),
  ...['I32', 'U32', 'F32'].map((dtype) => [dtype, 32n] as const),
  ...['I64', 'U64', 'F64', 'C64'].map((dtype) => [dtype, 64n] as const),
]);

/**
 * Judges every tensor of a parsed header and that their data fill the rest of the file without hole
 * or overlap (supply-chain 2, points 5 to 12). Throws `FormatRefusal` at the first fault.
 */
export function readSafetensorsTensors(
  entries: StrictJsonObject,
  dataBytes: number,
): SafetensorsTensors {
  const count = entries.has('__metadata__') ? entries.size - 1 : entries.size;
  if (count > tensorLimit) {
    throw new FormatRefusal(
      'st_too_many_tensors',
      `The header lists ${count} tensors; at most ${tensorLimit} are accepted.`,
      `${count} > ${tensorLimit}`,
    );
  }
  const warnings: FormatWarning[] = [];
  const tensors: Tensor[] = [];
  for (const [name, entry] of entries) {
    if (name === '__metadata__') continue;
    tensors.push(readTensor(name, entry, warnings));
  }
  tensors.sort((a, b) => compare(a.begin, b.begin) || compare(a.end, b.end));
  refuseGaps(tensors, BigInt(dataBytes));
  return { tensors, ...countParameters(tensors), warnings };
}

function readTensor(name: string, entry: StrictJson, warnings: FormatWarning[]): Tensor {
  const shown = JSON.stringify(name.slice(0, 200));
  const nameBytes = Buffer.byteLength(name);
  if (nameBytes < 1 || nameBytes > nameLimitBytes) {
    throw new FormatRefusal(
      'st_bad_name',
      `A tensor's name has ${nameBytes} bytes; 1 to ${nameLimitBytes} are accepted.`,
      `${nameBytes}`,
    );
  }
  if (!(entry instanceof Map)) {
    throw new FormatRefusal('st_bad_tensor', `The tensor ${shown} is not an object.`, shown);
  }
  const fields = entry as StrictJsonObject;
  for (const key of fields.keys()) {
    if (key === 'dtype' || key === 'shape' || key === 'data_offsets') continue;
    const message = `The tensor ${shown} has an unknown key ${JSON.stringify(key.slice(0, 200))}.`;
    warnings.push({ code: 'st_unknown_field', message });
  }
  const dtype = fields.get('dtype');
  const bits = typeof dtype === 'string' ? bitsByDtype.get(dtype) : undefined;
  if (typeof dtype !== 'string' || bits === undefined) {
    throw new FormatRefusal(
      'st_bad_dtype',
      `The tensor ${shown} has the dtype ${typeof dtype === 'string' ? JSON.stringify(dtype.slice(0, 40)) : 'none'}, which is not known.`,
      shown,
    );
  }
  const shape = readShape(shown, fields.get('shape'));
  const elements = shape.reduce((product, dim) => product * dim, 1n);
  const [begin, end] = readOffsets(shown, fields.get('data_offsets'));
  const totalBits = elements * bits;
  if (totalBits % 8n !== 0n) {
    throw new FormatRefusal(
      'st_misaligned',
      `The tensor ${shown} does not fill whole bytes.`,
      shown,
    );
  }
  if (totalBits !== 8n * (end - begin)) {
    throw new FormatRefusal(
      'st_size_mismatch',
      `The tensor ${shown} needs ${String(totalBits / 8n)} bytes and has ${String(end - begin)}.`,
      shown,
    );
  }
  return { name, dtype, shape: shape.map(Number), elements, begin, end };
}

function readShape(shown: string, shape: StrictJson | undefined): readonly bigint[] {
  if (!Array.isArray(shape) || shape.length > dimensionLimit) {
    throw new FormatRefusal(
      'st_bad_shape',
      `The shape of ${shown} is not an array of at most ${dimensionLimit} integers.`,
      shown,
    );
  }
  return (shape as readonly StrictJson[]).map((dimension) => {
    if (typeof dimension === 'bigint' && dimension >= 0n && dimension < largestDimension) {
      return dimension;
    }
    throw new FormatRefusal(
      'st_bad_shape',
      `A dimension of ${shown} is not an integer below 2^53.`,
      shown,
    );
  });
}

function readOffsets(shown: string, offsets: StrictJson | undefined): readonly [bigint, bigint] {
  if (Array.isArray(offsets) && offsets.length === 2) {
    const [begin, end] = offsets as readonly StrictJson[];
    if (typeof begin === 'bigint' && typeof end === 'bigint' && 0n <= begin && begin <= end) {
      return [begin, end];
    }
  }
  throw new FormatRefusal(
    'st_bad_offsets',
    `The data_offsets of ${shown} are not [begin, end] with 0 <= begin <= end.`,
    shown,
  );
}

/** Holes would let one file be two things, overlaps would let a small file claim terabytes. */
function refuseGaps(tensors: readonly Tensor[], dataBytes: bigint): void {
  let expected = 0n;
  for (const { name, begin, end } of tensors) {
    if (begin !== expected) {
      throw new FormatRefusal(
        begin < expected ? 'st_overlap' : 'st_hole',
        `The tensor ${JSON.stringify(name.slice(0, 200))} begins at ${String(begin)}, not at ${String(expected)}.`,
        JSON.stringify(name.slice(0, 200)),
      );
    }
    expected = end;
  }
  if (expected === dataBytes) return;
  throw new FormatRefusal(
    expected < dataBytes ? 'st_trailing_bytes' : 'st_data_truncated',
    `The tensors take ${String(expected)} bytes and the file has ${String(dataBytes)} after its header.`,
    `${String(expected)}, ${String(dataBytes)}`,
  );
}

function countParameters(
  tensors: readonly Tensor[],
): Pick<SafetensorsTensors, 'parametersByDtype' | 'totalParameters'> {
  const byDtype = new Map<string, bigint>();
  let total = 0n;
  for (const { dtype, elements } of tensors) {
    byDtype.set(dtype, (byDtype.get(dtype) ?? 0n) + elements);
    total += elements;
  }
  return {
    parametersByDtype: Object.fromEntries([...byDtype].map(([dtype, n]) => [dtype, String(n)])),
    totalParameters: String(total),
  };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
