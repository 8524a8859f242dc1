import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { parseShard } from '../../../domain/xet/shard.js';
import type { XetHash } from '../../../domain/xet/xet-hash.js';
import type { UploadTarget } from '../uploads/begin-upload.js';
import { type AssemblyProgress, FileAssembly } from './assemble-files.js';
import type { AssemblyPlan } from './check-shard.js';
import { Gate } from './gate.js';
import { readShard } from './read-shard.js';
import { XorbReception } from './take-xorb.js';
import { type UploadGrant, UploadGrants } from './upload-grant.js';

/** Shards in memory at a time, of at most 64 MiB each. */
const maxReading = 4;

/** The way in for files that arrive as xorbs and shards (hf-hub B5). */
@Injectable()
export class XorbsService {
  private readonly reading = new Gate(maxReading);

  constructor(
    private readonly grants: UploadGrants,
    private readonly reception: XorbReception,
    private readonly assembly: FileAssembly,
  ) {}

  /** A token for a quarter of an hour, for an account that may write; it is checked again when used. */
  grant(grant: UploadGrant): { readonly token: string; readonly expiresAt: Date } {
    return this.grants.issue(grant);
  }

  /** Whom a token was given to. Throws `Unauthenticated`. */
  readGrant(token: string): UploadGrant {
    return this.grants.read(token);
  }

  /** Takes in one xorb; see `XorbReception.take`. */
  take(
    { accountId }: AccountViewer,
    hash: XetHash,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number | null,
  ): Promise<{ readonly wasInserted: boolean }> {
    return this.reception.take(accountId, hash, source, sizeBytes);
  }

  /**
   * Reads a shard and checks its files before any of their bytes is written; see `readShard`,
   * `parseShard` and `FileAssembly.plan` for what it throws.
   */
  plan(
    viewer: AccountViewer,
    repository: UploadTarget,
    shard: AsyncIterable<Uint8Array>,
  ): Promise<readonly AssemblyPlan[]> {
    return this.reading.pass(async () =>
      this.assembly.plan(viewer, repository, parseShard(await readShard(shard))),
    );
  }

  /** Makes blobs of the planned files; see `FileAssembly.assemble`. */
  assemble(
    viewer: AccountViewer,
    repository: UploadTarget,
    plans: readonly AssemblyPlan[],
    onProgress?: (progress: AssemblyProgress) => void,
  ): Promise<void> {
    return this.assembly.assemble(viewer, repository, plans, onProgress);
  }
}
