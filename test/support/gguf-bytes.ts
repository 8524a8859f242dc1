/** One tensor info; `offset` is where it stands in the data. */
export interface GgufTensorDraft {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly offset: number;
}

export interface GgufDraft {
  readonly magic?: string;
  readonly version?: number;
  /** Values by key; already encoded by `ggufString`, `ggufU32` and the like. */
  readonly keys?: readonly (readonly [string, Buffer])[];
  readonly tensors?: readonly GgufTensorDraft[];
  readonly dataBytes?: number;
}

/** A GGUF file with valid defaults: version 3, no keys, no tensors. */
export function ggufBytes(draft: GgufDraft = {}): Buffer {
  const keys = draft.keys ?? [];
  const tensors = draft.tensors ?? [];
  const header = Buffer.concat([
    Buffer.from(draft.magic ?? 'GGUF'),
    u32(draft.version ?? 3),
    u64(tensors.length),
    u64(keys.length),
    ...keys.flatMap(([key, value]) => [text(key), value]),
    ...tensors.flatMap(({ name, dims, type, offset }) => [
      text(name),
      u32(dims.length),
      ...dims.map(u64),
      u32(type),
      u64(offset),
    ]),
  ]);
  if (tensors.length === 0) return header;
  const padding = Buffer.alloc((32 - (header.length % 32)) % 32);
  return Buffer.concat([header, padding, Buffer.alloc(draft.dataBytes ?? 0)]);
}

/** A string value with its type. */
export function ggufString(value: string): Buffer {
  return Buffer.concat([u32(8), text(value)]);
}

/** An unsigned 32-bit value with its type. */
export function ggufU32(value: number): Buffer {
  return Buffer.concat([u32(4), u32(value)]);
}

/** Any value: its type id and its bytes. */
export function ggufRaw(type: number, ...bytes: readonly number[]): Buffer {
  return Buffer.concat([u32(type), Buffer.from(bytes)]);
}

/** An array of strings with its type. */
export function ggufStrings(values: readonly string[]): Buffer {
  return Buffer.concat([u32(9), u32(8), u64(values.length), ...values.map(text)]);
}

function text(value: string): Buffer {
  return Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
