import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ArtifactsService } from '../../../../capabilities/artifacts/index.js';
import { type FileView, RepositoriesService } from '../../../../capabilities/repositories/index.js';
import type { TreeId } from '../../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../../domain/identifiers/sha256.js';

/** Of texts that a process remembers. */
const rememberedCharacters = 16 * 1024 * 1024;

/** Reads small texts among the files of a revision. */
@Injectable()
export class FileTexts {
  private readonly remembered = new LRUCache<Sha256, string>({
    maxSize: rememberedCharacters,
    sizeCalculation: (text) => text.length + 1,
  });

  constructor(
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** The file at a path; null where there is none, or one of more than `maxBytes`. */
  async find(treeId: TreeId, path: string, maxBytes: number): Promise<FileView | null> {
    const entry = await this.repositories.entry({ treeId }, path);
    return entry?.type === 'file' && entry.sizeBytes <= maxBytes ? entry : null;
  }

  /** Its bytes as UTF-8; what is none becomes replacement characters. */
  async read(file: FileView): Promise<string> {
    const known = this.remembered.get(file.sha256);
    if (known !== undefined) return known;
    const bytes = await this.artifacts.readBytes(await this.artifacts.require(file.sha256));
    const text = bytes.toString('utf8');
    this.remembered.set(file.sha256, text);
    return text;
  }
}
