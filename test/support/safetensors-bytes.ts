/** A safetensors file: `header` as it stands (JSON text, or a value to write as JSON), then data. */
export function safetensorsBytes(header: unknown, dataBytes = 0): Buffer {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)]);
}
