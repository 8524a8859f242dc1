import { Injectable } from '@nestjs/common';
import {
  addCounts,
  type GgufDescription,
  type SafetensorsCount,
} from '../../domain/description/header-facts.js';
import {
  chooseGguf,
  chooseSafetensors,
  shardsOfIndex,
} from '../../domain/description/weight-files.js';
import type { FileView } from '../repositories/index.js';
import { BytesReader } from './read-bytes.js';
import { HeaderReader } from './read-headers.js';

/** The index of a model with hundreds of experts has some ten megabytes. */
const maxIndexBytes = 16 * 1024 * 1024;

/** What the weights of a revision say in their headers. */
@Injectable()
export class WeightsReader {
  constructor(
    private readonly blobs: BytesReader,
    private readonly headers: HeaderReader,
  ) {}

  /** Null where there are no such weights, or a part of them cannot be read. */
  async safetensors(files: readonly FileView[]): Promise<SafetensorsCount | null> {
    const weights = await this.chooseSafetensors(files);
    if (weights === null) return null;
    const counts: SafetensorsCount[] = [];
    for (const facts of await this.headers.read(weights.map(({ sha256 }) => sha256))) {
      if (facts.format !== 'safetensors') return null;
      counts.push({ parameters: facts.parameters, total: facts.total });
    }
    return addCounts(counts);
  }

  /** As `safetensors`; the first shard speaks for all but the number of parameters. */
  async gguf(files: readonly FileView[]): Promise<GgufDescription | null> {
    const weights = chooseGguf(files);
    const shards: GgufDescription[] = [];
    for (const facts of await this.headers.read(weights.map(({ sha256 }) => sha256))) {
      if (facts.format !== 'gguf') return null;
      shards.push(facts.gguf);
    }
    const [first] = shards;
    if (first === undefined) return null;
    return {
      ...first,
      total: shards.reduce((sum, { total }) => sum + total, 0),
      totalFileSize: weights.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    };
  }

  private async chooseSafetensors(files: readonly FileView[]): Promise<readonly FileView[] | null> {
    const choice = chooseSafetensors(files);
    if (choice === null || choice.kind === 'files') return choice?.files ?? null;
    return shardsOfIndex(await this.blobs.readJson(choice.index, maxIndexBytes), files);
  }
}
