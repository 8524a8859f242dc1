import { FormatRefusal } from './format-fault.js';
import type { GgufReader } from './gguf-reader.js';
import { type GgufVocabulary, passVocabulary } from './gguf-vocabulary.js';

/** A value that is kept: arrays are passed over, since vocabularies have 150,000 strings and more. */
export type GgufScalar = string | number | bigint | boolean;

const stringType = 8;
const arrayType = 9;
const boolType = 7;
const arrayLengthLimit = 2_000_000;
const nestingLimit = 4;
/** Bytes of the types of fixed size, by type id. */
const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [boolType, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

/**
 * Reads one value of the given type id, or passes over it: then, and for every array, the answer is
 * null. Throws `FormatRefusal` with `gguf_bad_value`, `gguf_string` or the reader's codes.
 */
export async function readGgufValue(
  reader: GgufReader,
  type: number,
  isKept: boolean,
): Promise<GgufScalar | null> {
  if (type === arrayType) {
    await passArray(reader, 1);
    return null;
  }
  if (type === stringType) {
    const length = await reader.stringLength();
    if (isKept) return (await reader.take(length)).toString('utf8');
    reader.skip(length);
    return null;
  }
  const size = fixedSizes.get(type);
  if (size === undefined) throw unknownType(type);
  return scalarOf(await reader.take(size), type);
}

/** As `readGgufValue`, of a value that may be the strings of a vocabulary; null for any other. */
export async function passGgufVocabulary(
  reader: GgufReader,
  type: number,
): Promise<GgufVocabulary | null> {
  if (type === arrayType) return passArray(reader, 1);
  await readGgufValue(reader, type, false);
  return null;
}

/** Gives where the strings stand that it passed over; null for an array of anything else. */
async function passArray(reader: GgufReader, depth: number): Promise<GgufVocabulary | null> {
  if (depth > nestingLimit) {
    throw new FormatRefusal('gguf_bad_value', `Arrays are nested deeper than ${nestingLimit}.`);
  }
  const type = await reader.u32();
  const length = await reader.u64();
  if (length > BigInt(arrayLengthLimit)) {
    throw new FormatRefusal(
      'gguf_bad_value',
      `An array says it has ${String(length)} items.`,
      String(length),
    );
  }
  const count = Number(length);
  const size = fixedSizes.get(type);
  if (type === boolType) {
    for (const value of await reader.take(count)) requireBool(value);
  } else if (size !== undefined) {
    reader.skip(count * size);
  } else if (type === stringType) {
    return passVocabulary(reader, count);
  } else if (type === arrayType) {
    for (let index = 0; index < count; index += 1) await passArray(reader, depth + 1);
  } else {
    throw unknownType(type);
  }
  return null;
}

function scalarOf(bytes: Buffer, type: number): GgufScalar {
  switch (type) {
    case 0:
      return bytes.readUInt8();
    case 1:
      return bytes.readInt8();
    case 2:
      return bytes.readUInt16LE();
    case 3:
      return bytes.readInt16LE();
    case 4:
      return bytes.readUInt32LE();
    case 5:
      return bytes.readInt32LE();
    case 6:
      return bytes.readFloatLE();
    case boolType:
      return requireBool(bytes.readUInt8());
    case 10:
      return bytes.readBigUInt64LE();
    case 11:
      return bytes.readBigInt64LE();
    case 12:
      return bytes.readDoubleLE();
    default:
      throw unknownType(type);
  }
}

function requireBool(value: number): boolean {
  if (value <= 1) return value === 1;
  throw new FormatRefusal('gguf_bad_value', `A bool has the value ${value}.`, `${value}`);
}

function unknownType(type: number): FormatRefusal {
  return new FormatRefusal('gguf_bad_value', `A value has the unknown type ${type}.`, `${type}`);
}
