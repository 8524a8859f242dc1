import { createReadStream } from 'node:fs';
import { constants, type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAll } from '../../../foundations/object-store/durable-files.js';

/** The part of a large file that has arrived; it outlives the process. */
export class PartFile {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private length: number,
  ) {}

  /** Opens what an earlier run has left, or begins. The caller keeps other processes away. */
  static async open(folder: string, name: string): Promise<PartFile> {
    const path = join(folder, `${name}.part`);
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const { size } = await file.stat();
    return new PartFile(path, file, size);
  }

  get sizeBytes(): number {
    return this.length;
  }

  async append(chunk: Uint8Array): Promise<void> {
    await writeAll(this.file, chunk, this.length);
    this.length += chunk.byteLength;
  }

  async empty(): Promise<void> {
    await this.file.truncate(0);
    this.length = 0;
  }

  /** All that has arrived, from the start. */
  read(): AsyncIterable<Buffer> {
    return createReadStream(this.path, { highWaterMark: 524_288 });
  }

  close(): Promise<void> {
    return this.file.close();
  }

  remove(): Promise<void> {
    return rm(this.path, { force: true });
  }
}
