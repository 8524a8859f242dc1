import { xetFault } from './xet-fault.js';
import { maximumShardBytes } from './xet-limits.js';

const recordBytes = 48;
const version = 2n;
/** `HFRepoMetaData` and 18 bytes that mean nothing, which together say "this is a shard". */
const tag = '48465265706f4d6574614461746100556967456a7b815783a5bdd95ccdd14aa9';

/** The 48-byte records of a shard, one after the other; nothing is copied. */
export class ShardRecords {
  private offset = recordBytes;

  private constructor(private readonly bytes: Buffer) {}

  /**
   * Checks the header. Throws `InvalidInput` with code `shard-too-large`, `shard-truncated`,
   * `shard-tag` or `shard-version`.
   */
  static open(bytes: Uint8Array): ShardRecords {
    if (bytes.length > maximumShardBytes) {
      throw xetFault(
        'shard',
        'shard-too-large',
        `The shard has ${bytes.length} bytes; at most ${maximumShardBytes} are taken.`,
      );
    }
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.length < recordBytes) throw truncated(view.length, recordBytes, 'its header');
    if (view.toString('hex', 0, 32) !== tag) {
      throw xetFault('shard', 'shard-tag', 'The bytes do not begin as a Xet shard does.');
    }
    const found = view.readBigUInt64LE(32);
    if (found !== version) {
      throw xetFault(
        'shard',
        'shard-version',
        `Shard version ${found} is not known; send ${version}.`,
      );
    }
    return new ShardRecords(view);
  }

  /** @param what for the message of `shard-truncated` */
  take(what: string): Buffer {
    this.require(1, what);
    this.offset += recordBytes;
    return this.bytes.subarray(this.offset - recordBytes, this.offset);
  }

  /** Throws `shard-truncated` unless so many records are left, before anybody makes room for them. */
  require(count: number, what: string): void {
    const end = this.offset + count * recordBytes;
    if (end > this.bytes.length) throw truncated(this.bytes.length, end, what);
  }
}

function truncated(sizeBytes: number, neededBytes: number, what: string): Error {
  return xetFault(
    'shard',
    'shard-truncated',
    `The shard ends at byte ${sizeBytes}; ${what} would reach to byte ${neededBytes}.`,
  );
}
