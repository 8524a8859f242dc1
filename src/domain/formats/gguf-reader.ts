import { FormatRefusal } from './format-fault.js';

/** Fetches bytes of a file. May answer fewer than asked, and none only past the end of the file. */
export type ReadRange = (offset: number, length: number) => Promise<Uint8Array>;

const stepBytes = 2 * 1024 * 1024;
const budgetBytes = 200 * 1024 * 1024;
const readLimit = 100;
const stringLimitBytes = 10 * 1024 * 1024;

/**
 * Walks a GGUF header from front to back: 2 MiB per read, at most 100 reads and 200 MiB. Throws
 * `FormatRefusal` (`gguf_truncated`, `gguf_header_too_large`, `gguf_string`); what `read` throws
 * passes through.
 */
export class GgufReader {
  private window = Buffer.alloc(0);
  /** Offset in the file of the first byte of the window. */
  private windowStart = 0;
  private reads = 0;
  private at = 0;

  constructor(
    private readonly read: ReadRange,
    private readonly sizeBytes: number,
  ) {}

  /** Bytes consumed so far. */
  get position(): number {
    return this.at;
  }

  /** Bytes that the header can still have. */
  get remainingBytes(): number {
    return Math.min(this.sizeBytes, budgetBytes) - this.at;
  }

  /** The next bytes; the view is valid until the next call. */
  async take(length: number): Promise<Buffer> {
    this.requireRemaining(length);
    if (this.at + length > this.windowStart + this.window.length) await this.fill(length);
    const start = this.at - this.windowStart;
    this.at += length;
    return this.window.subarray(start, start + length);
  }

  /** Passes over bytes without fetching those that no read has brought yet. */
  skip(length: number): void {
    this.requireRemaining(length);
    this.at += length;
  }

  async u32(): Promise<number> {
    return (await this.take(4)).readUInt32LE();
  }

  async u64(): Promise<bigint> {
    return (await this.take(8)).readBigUInt64LE();
  }

  /** Length of the string that follows: at most 10 MiB and what remains of the file. */
  async stringLength(): Promise<number> {
    const length = await this.u64();
    if (length > BigInt(stringLimitBytes) || length > BigInt(Math.max(0, this.remainingBytes))) {
      throw new FormatRefusal(
        'gguf_string',
        `A string says it has ${String(length)} bytes.`,
        String(length),
      );
    }
    return Number(length);
  }

  /**
   * As `stringLength` where the bytes have been fetched; null where they have not, or the length is too
   * great to be true. A vocabulary has 150,000 strings: to await each would take seconds.
   */
  fetchedStringLength(): number | null {
    const start = this.at - this.windowStart;
    if (start < 0 || start + 8 > this.window.length || this.remainingBytes < 8) return null;
    const length = this.window.readUInt32LE(start);
    if (length > stringLimitBytes || this.window.readUInt32LE(start + 4) !== 0) return null;
    if (length > this.remainingBytes - 8) return null;
    this.at += 8;
    return length;
  }

  private requireRemaining(length: number): void {
    if (length <= this.remainingBytes) return;
    throw this.at + length > this.sizeBytes
      ? new FormatRefusal('gguf_truncated', `The header goes on after the ${this.sizeBytes} bytes.`)
      : new FormatRefusal(
          'gguf_header_too_large',
          `The header has more than ${budgetBytes} bytes.`,
          `${budgetBytes}`,
        );
  }

  private async fill(length: number): Promise<void> {
    const kept = this.window.subarray(Math.max(0, this.at - this.windowStart));
    const chunks: Uint8Array[] = [kept];
    let have = kept.length;
    while (have < length) {
      if ((this.reads += 1) > readLimit) {
        throw new FormatRefusal(
          'gguf_header_too_large',
          `The header takes over ${readLimit} reads.`,
        );
      }
      const offset = this.at + have;
      const chunk = await this.read(offset, Math.min(stepBytes, this.sizeBytes - offset));
      if (chunk.length === 0) {
        throw new FormatRefusal('gguf_truncated', `The file ends at byte ${offset}.`, `${offset}`);
      }
      chunks.push(chunk);
      have += chunk.length;
    }
    this.windowStart = this.at;
    this.window = Buffer.concat(chunks);
  }
}
