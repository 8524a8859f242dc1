import { Injectable } from '@nestjs/common';
import { ArtifactsService } from '../artifacts/index.js';
import type { FileView } from '../repositories/index.js';

/** Reads bytes of files into memory; the caller sees to it that they are few. */
@Injectable()
export class BlobReader {
  constructor(private readonly artifacts: ArtifactsService) {}

  async readWhole({ sha256, sizeBytes }: FileView): Promise<Buffer> {
    if (sizeBytes === 0) return Buffer.alloc(0);
    const chunks: Buffer[] = [];
    const bytes = await this.artifacts.open(await this.artifacts.require(sha256));
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
