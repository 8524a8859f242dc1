import { createHash } from 'node:crypto';
import { faultOf, FormatRefusal } from './format-fault.js';
import type { ByteRange, FormatWarning, HeaderReading } from './format-fault.js';
import { readSafetensorsTensors } from './safetensors-tensors.js';
import { parseStrictJson } from './strict-json.js';
import type { StrictJsonObject } from './strict-json.js';
import type { TensorInfo } from './tensor-info.js';
import { decodeUtf8 } from './utf8-text.js';

/** What a valid header says; all of it is JSON but `metadata`. */
export interface SafetensorsFacts {
  readonly headerBytes: number;
  /** Of the JSON with its padding, lower-case hex. */
  readonly headerSha256: string;
  readonly tensorCount: number;
  /** Names in the order of their data. */
  readonly tensorNames: readonly string[];
  /** Decimal numbers as strings: they may pass 2^53. */
  readonly parametersByDtype: Readonly<Record<string, string>>;
  readonly totalParameters: string;
  /** `__metadata__`: a `Map`, since any key is legal. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly warnings: readonly FormatWarning[];
}

const lengthBytes = 8;
const headerLimitBytes = 100_000_000;
/** Remote readers stop here. */
const headerWarningBytes = 25_000_000;

/**
 * The bytes that `readSafetensorsHeader` needs, from the first eight of the file: nothing after the
 * header is ever read. Answers the fault when the length itself is out of bounds.
 */
export function safetensorsHeaderRange(
  firstBytes: Uint8Array,
  sizeBytes: number,
): HeaderReading<ByteRange> {
  try {
    const length = lengthBytes + headerLengthOf(firstBytes, sizeBytes);
    return { ok: true, facts: { offset: 0, length } };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/**
 * Judges a safetensors file by supply-chain 2, first fault wins.
 *
 * @param bytes the first `8 + N` bytes of the file, or more (see `safetensorsHeaderRange`)
 * @param sizeBytes size of the whole file
 */
export function readSafetensorsHeader(
  bytes: Uint8Array,
  sizeBytes: number,
): HeaderReading<SafetensorsFacts> {
  try {
    return { ok: true, facts: readFacts(bytes, sizeBytes) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** The tensors of a file in the order of their data; arguments and faults as of `readSafetensorsHeader`. */
export function listSafetensorsTensors(
  bytes: Uint8Array,
  sizeBytes: number,
): HeaderReading<readonly TensorInfo[]> {
  try {
    const headerBytes = headerLengthOf(bytes, sizeBytes);
    const entries = parseHeader(headerOf(bytes, headerBytes));
    const { tensors } = readSafetensorsTensors(entries, sizeBytes - lengthBytes - headerBytes);
    return { ok: true, facts: tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

function readFacts(bytes: Uint8Array, sizeBytes: number): SafetensorsFacts {
  const headerBytes = headerLengthOf(bytes, sizeBytes);
  const header = headerOf(bytes, headerBytes);
  const entries = parseHeader(header);
  const metadata = readMetadata(entries);
  const tensors = readSafetensorsTensors(entries, sizeBytes - lengthBytes - headerBytes);
  const warnings = [...tensors.warnings];
  if (headerBytes > headerWarningBytes) {
    warnings.push({
      code: 'st_header_large',
      message: `The header has ${headerBytes} bytes; remote readers stop at ${headerWarningBytes}.`,
    });
  }
  return {
    headerBytes,
    headerSha256: createHash('sha256').update(header).digest('hex'),
    tensorCount: tensors.tensors.length,
    tensorNames: tensors.tensors.map(({ name }) => name),
    parametersByDtype: tensors.parametersByDtype,
    totalParameters: tensors.totalParameters,
    metadata,
    warnings,
  };
}

function headerOf(bytes: Uint8Array, headerBytes: number): Uint8Array {
  const header = bytes.subarray(lengthBytes, lengthBytes + headerBytes);
  if (header.length === headerBytes) return header;
  throw new FormatRefusal(
    'st_header_truncated',
    `The header has ${headerBytes} bytes and ${header.length} are there.`,
    `${headerBytes}`,
  );
}

function headerLengthOf(bytes: Uint8Array, sizeBytes: number): number {
  if (sizeBytes < lengthBytes || bytes.length < lengthBytes) {
    throw new FormatRefusal(
      'st_too_small',
      `A file of ${sizeBytes} bytes has no header length.`,
      `${sizeBytes}`,
    );
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true);
  if (length < 2n) {
    throw new FormatRefusal(
      'st_too_small',
      `A header of ${String(length)} bytes holds no object.`,
      String(length),
    );
  }
  if (length > BigInt(headerLimitBytes)) {
    throw new FormatRefusal(
      'st_header_too_large',
      `The header says it has ${String(length)} bytes; at most ${headerLimitBytes} are accepted.`,
      `${String(length)} > ${headerLimitBytes}`,
    );
  }
  if (BigInt(lengthBytes) + length > BigInt(sizeBytes)) {
    throw new FormatRefusal(
      'st_header_truncated',
      `The header says it has ${String(length)} bytes and the file has ${sizeBytes}.`,
      `${String(length)} > ${sizeBytes}`,
    );
  }
  return Number(length);
}

function parseHeader(header: Uint8Array): StrictJsonObject {
  if (header[0] !== 0x7b) {
    throw new FormatRefusal('st_header_bad_start', 'The header does not begin with "{".');
  }
  let end = header.length;
  while (header[end - 1] === 0x20) end -= 1;
  if (header[end - 1] !== 0x7d) {
    throw new FormatRefusal(
      'st_header_bad_padding',
      'The header does not end with "}" and spaces: only spaces may pad it.',
    );
  }
  const text = decodeUtf8(header.subarray(0, end), 'st_header_not_utf8', 'The header');
  const parsed = parseStrictJson(text, {
    malformed: 'st_header_bad_json',
    duplicateKey: 'st_duplicate_key',
  });
  if (!(parsed instanceof Map)) {
    throw new FormatRefusal('st_header_bad_json', 'The header is not a JSON object.');
  }
  return parsed as StrictJsonObject;
}

function readMetadata(entries: StrictJsonObject): ReadonlyMap<string, string> {
  const declared = entries.get('__metadata__');
  if (declared === undefined) return new Map();
  if (!(declared instanceof Map)) {
    throw new FormatRefusal('st_bad_metadata', '"__metadata__" is not an object.');
  }
  const metadata = new Map<string, string>();
  for (const [key, value] of declared as StrictJsonObject) {
    if (typeof value !== 'string') {
      throw new FormatRefusal(
        'st_bad_metadata',
        `"__metadata__" has a value that is not a string, at ${JSON.stringify(key.slice(0, 200))}.`,
        key.slice(0, 200),
      );
    }
    metadata.set(key, value);
  }
  return metadata;
}
