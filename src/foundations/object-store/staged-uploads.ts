import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { Conflict } from '../../domain/errors/sphere-error.js';
import { requireParts, uploadMissing } from './compare-parts.js';
import type { StoredObject, UploadedPart } from './object-store.js';
import { isMissing, makeFolderDurably, moveDurably } from './durable-files.js';
import { writeGathered } from './gathered-writes.js';
import { MeasuredBytes } from './measured-bytes.js';

/** What a staged upload will be once whole. */
interface Plan {
  readonly key: string;
  readonly sizeBytes: number;
  readonly partSizeBytes: number;
  readonly partCount: number;
}

/**
 * Uploads on their way into the embedded store: one folder each, with the bytes in one file, each
 * part at its offset, and a note per part that arrived whole. One process only: what still writes to
 * an upload is stopped before it becomes an object, so that nobody can change an object afterwards.
 */
export class StagedUploads {
  private readonly writers = new Map<string, Map<number, Writer>>();
  private readonly sealed = new Set<string>();

  constructor(private readonly folder: string) {}

  async begin(plan: Plan): Promise<string> {
    const uploadId = randomBytes(16).toString('hex');
    const folder = this.folderOf(uploadId);
    await makeFolderDurably(this.folder);
    await mkdir(folder);
    await writeFile(join(folder, 'bytes'), '', { mode: 0o600 });
    await truncate(join(folder, 'bytes'), plan.sizeBytes);
    await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
    return uploadId;
  }

  /** Throws `NotFound` `upload-missing` where it was completed, aborted, or never begun. */
  async plan(uploadId: string): Promise<Plan> {
    try {
      return JSON.parse(await readFile(join(this.folderOf(uploadId), 'plan.json'), 'utf8')) as Plan;
    } catch (error) {
      if (isMissing(error)) throw uploadMissing(uploadId);
      throw error;
    }
  }

  /** Takes in one part, whole or not at all; the latest of several tries counts. */
  async receive(uploadId: string, number: number, source: Readable): Promise<StoredObject> {
    const plan = await this.plan(uploadId);
    const writers = this.writers.get(uploadId) ?? new Map<number, Writer>();
    this.writers.set(uploadId, writers);
    const earlier = writers.get(number);
    const writer = new Writer(number, async (signal) => {
      await earlier?.stop();
      if (this.sealed.has(uploadId)) throw uploadMissing(uploadId);
      return this.write(uploadId, plan, number, source, signal);
    });
    writers.set(number, writer);
    try {
      return await writer.result;
    } catch (error) {
      // It was completed or aborted in the meantime.
      if (isMissing(error)) throw uploadMissing(uploadId);
      throw error;
    } finally {
      if (writers.get(number) === writer) writers.delete(number);
      if (writers.size === 0) this.writers.delete(uploadId);
    }
  }

  /** Checks that every part is there and moves the bytes to `path`. Throws `InvalidInput`, `NotFound`. */
  async finish(
    uploadId: string,
    parts: readonly UploadedPart[] | null,
    path: string,
  ): Promise<{ sizeBytes: number }> {
    const plan = await this.plan(uploadId);
    this.sealed.add(uploadId);
    try {
      await this.stopWriters(uploadId);
      await this.requireParts(uploadId, plan, parts);
      await moveDurably(join(this.folderOf(uploadId), 'bytes'), path);
      await this.discard(uploadId);
      return { sizeBytes: plan.sizeBytes };
    } finally {
      this.sealed.delete(uploadId);
    }
  }

  async discard(uploadId: string): Promise<void> {
    await this.stopWriters(uploadId);
    await rm(this.folderOf(uploadId), { recursive: true, force: true });
  }

  private async write(
    uploadId: string,
    plan: Plan,
    number: number,
    source: Readable,
    signal: AbortSignal,
  ): Promise<StoredObject> {
    const note = this.noteOf(uploadId, number);
    await rm(note, { force: true });
    const start = (number - 1) * plan.partSizeBytes;
    const sizeBytes = Math.min(plan.partSizeBytes, plan.sizeBytes - start);
    const measured = new MeasuredBytes(source, { sizeBytes });
    const file = await open(join(this.folderOf(uploadId), 'bytes'), 'r+');
    try {
      // Only now, where the loop listens for the error that stopping makes.
      addAbortSignal(signal, source);
      await writeGathered(file, measured.chunks(), start);
      const received = measured.verdict();
      await file.sync();
      signal.throwIfAborted();
      await writeFile(note, received.sha256);
      return received;
    } finally {
      await file.close();
    }
  }

  private async requireParts(
    uploadId: string,
    plan: Plan,
    parts: readonly UploadedPart[] | null,
  ): Promise<void> {
    const arrived = new Map<number, string>();
    for (let number = 1; number <= plan.partCount; number += 1) {
      const etag = await this.etagOf(uploadId, number);
      if (etag !== null) arrived.set(number, etag);
    }
    requireParts(uploadId, plan.partCount, arrived, parts);
  }

  private async etagOf(uploadId: string, number: number): Promise<string | null> {
    try {
      return await readFile(this.noteOf(uploadId, number), 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  private async stopWriters(uploadId: string): Promise<void> {
    const writers = [...(this.writers.get(uploadId)?.values() ?? [])];
    await Promise.all(writers.map((writer) => writer.stop()));
  }

  private noteOf(uploadId: string, number: number): string {
    return join(this.folderOf(uploadId), `part-${number}`);
  }

  private folderOf(uploadId: string): string {
    // Anything else cannot be ours, and must not become part of a path.
    if (!/^[0-9a-f]{32}$/.test(uploadId)) throw uploadMissing(uploadId);
    return join(this.folder, uploadId);
  }
}

/** One PUT under way, which can be stopped even where its sender stalls. */
class Writer {
  readonly result: Promise<StoredObject>;
  private readonly stopping = new AbortController();

  constructor(number: number, work: (signal: AbortSignal) => Promise<StoredObject>) {
    const { signal } = this.stopping;
    this.result = work(signal).catch((error: unknown) => {
      throw signal.aborted ? interrupted(number) : error;
    });
  }

  /** Resolves once it writes no more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.result.catch(() => undefined);
  }
}

function interrupted(number: number): Conflict {
  return new Conflict('part-interrupted', `Part ${number} was sent again, or the upload ended.`, {
    facts: { part: number },
  });
}
