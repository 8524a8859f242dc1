import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { requireWrite } from '../../../domain/release/require-ability.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { unpackChunks } from '../../../domain/xet/read-xorb.js';
import type { ShardFile } from '../../../domain/xet/shard.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectMissing, ObjectStore } from '../../../foundations/object-store/object-store.js';
import { ArtifactsService } from '../artifacts.service.js';
import { findNameableBlobs, holdBlobs } from '../holding-table.js';
import type { UploadTarget } from '../uploads/begin-upload.js';
import { type AssemblyPlan, type ChunkRead, ShardCheck } from './check-shard.js';
import { Gate } from './gate.js';
import { shardRefused } from './xorb-refusals.js';

/** Files put together at a time, by this process: each has pieces of its xorb and of itself in memory. */
const maxFiles = 8;
/** Of one shard: small files wait for the disk more than they work. */
const maxFilesOfOne = 4;

/** How far the assembly of a shard's files is. */
export interface AssemblyProgress {
  readonly files: number;
  readonly done: number;
}

/** Puts the files of a shard together from xorbs, into plain blobs as any other upload makes them. */
@Injectable()
export class FileAssembly {
  private readonly gate = new Gate(maxFiles);

  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly artifacts: ArtifactsService,
    private readonly check: ShardCheck,
  ) {}

  /** Checks the files before anything is written; throws what `ShardCheck.plan` throws. */
  plan(
    viewer: AccountViewer,
    repository: UploadTarget,
    files: readonly ShardFile[],
  ): Promise<AssemblyPlan[]> {
    requireWrite(viewer, repository);
    return this.check.plan(viewer.accountId, files);
  }

  /**
   * Makes a blob of each file, held by the repository, unless one is there that the viewer may name.
   * What is there when it throws is seen by nobody and spares its bytes the next time: it may be
   * repeated. Throws `InvalidInput` `sha256-mismatch` or `xorb-lost`.
   */
  async assemble(
    viewer: AccountViewer,
    repository: UploadTarget,
    plans: readonly AssemblyPlan[],
    onProgress: (progress: AssemblyProgress) => void = () => undefined,
  ): Promise<void> {
    const remaining = plans.values();
    let done = 0;
    let hasFailed = false;
    const makeSome = async () => {
      for (const plan of remaining) {
        if (hasFailed) return;
        try {
          await this.gate.pass(() => this.make(viewer, repository, plan));
        } catch (error) {
          hasFailed = true;
          throw error;
        }
        done += 1;
        onProgress({ files: plans.length, done });
      }
    };
    // None is under way any more when the first failure is told of.
    const outcomes = await Promise.allSettled(Array.from({ length: maxFilesOfOne }, makeSome));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async make(
    viewer: AccountViewer,
    repository: UploadTarget,
    plan: AssemblyPlan,
  ): Promise<void> {
    if (await this.attach(viewer, repository, plan)) return;
    const bytes = this.bytesOf(plan.reads);
    await this.artifacts.storeStream(repository.id, repository.namespaceId, bytes, plan);
  }

  /** Lets the repository hold a blob that the viewer may name; false where there is none to be told of. */
  private attach(
    viewer: AccountViewer,
    repository: UploadTarget,
    { sha256, sizeBytes }: AssemblyPlan,
  ): Promise<boolean> {
    const { id, namespaceId } = repository;
    return this.database.transaction(async (manager) => {
      const namespaceIds = [...viewer.memberships.keys()];
      const wanted: Sha256[] = [sha256];
      const [blob] = await findNameableBlobs(manager, id, namespaceIds, wanted);
      if (blob?.sizeBytes !== sizeBytes) return false;
      return (await holdBlobs(manager, id, namespaceId, wanted)).has(sha256);
    });
  }

  private async *bytesOf(reads: readonly ChunkRead[]): AsyncGenerator<Uint8Array> {
    for (const { storageKey, range, chunkCount } of reads) {
      yield* unpackChunks(await this.open(storageKey, range), chunkCount);
    }
  }

  private async open(storageKey: string, range: ChunkRead['range']) {
    try {
      return await this.store.open(storageKey, range);
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
      // As a 404 it would look like a service without shards. Sent again, the xorb is stored anew.
      throw shardRefused(
        'xorb-lost',
        'The bytes of a xorb are lost here; delete ~/.cache/huggingface/xet and upload again.',
      );
    }
  }
}
