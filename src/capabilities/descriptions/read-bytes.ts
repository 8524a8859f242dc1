import { Injectable } from '@nestjs/common';
import { readPlainJson } from '../../domain/formats/plain-json.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { ArtifactsService, type BlobView } from '../artifacts/index.js';
import type { FileView } from '../repositories/index.js';

/** Reads bytes of files into memory; the caller sees to it that they are few. */
@Injectable()
export class BytesReader {
  constructor(private readonly artifacts: ArtifactsService) {}

  findMany(sha256s: readonly Sha256[]): Promise<Map<Sha256, BlobView>> {
    return this.artifacts.findMany(sha256s);
  }

  /** A file as UTF-8; null where it is absent or longer than `maxBytes`. */
  async readText(file: FileView | undefined, maxBytes: number): Promise<string | null> {
    if (file === undefined || file.sizeBytes > maxBytes) return null;
    const blob = await this.artifacts.require(file.sha256);
    return (await this.readRange(blob, 0, blob.sizeBytes)).toString('utf8');
  }

  /** A file as JSON; undefined where it is absent, longer than `maxBytes` or malformed. */
  async readJson(file: FileView | undefined, maxBytes: number): Promise<unknown> {
    const text = await this.readText(file, maxBytes);
    return text === null ? undefined : readPlainJson(text);
  }

  /** Bytes from `offset`, fewer than `lengthBytes` at the end of the blob. */
  async readRange(blob: BlobView, offset: number, lengthBytes: number): Promise<Buffer> {
    const end = Math.min(offset + lengthBytes, blob.sizeBytes) - 1;
    if (end < offset) return Buffer.alloc(0);
    return this.artifacts.readBytes(blob, { start: offset, end });
  }
}
