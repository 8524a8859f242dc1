import { open } from 'node:fs/promises';

/** Writes a file from its start; it is on the disk when this ends. Nothing more is read while the disk is busy. */
export async function writeDurably(
  file: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  onBytes: (written: number) => void = () => undefined,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    let written = 0;
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      await handle.writeFile(chunk);
      written += chunk.byteLength;
      onBytes(written);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
