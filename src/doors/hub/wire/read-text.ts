import { Injectable } from '@nestjs/common';
import { ArtifactsService } from '../../../capabilities/artifacts/index.js';
import {
  type FileView,
  RepositoriesService,
  type Revision,
} from '../../../capabilities/repositories/index.js';

/** Reads small files of a revision as text. */
@Injectable()
export class TextReader {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** The file at a path; null where there is none, or one of more than `maxBytes`. */
  async find(
    revision: Pick<Revision, 'treeId'>,
    path: string,
    maxBytes: number,
  ): Promise<FileView | null> {
    const entry = await this.repositories.entry(revision, path);
    return entry?.type === 'file' && entry.sizeBytes <= maxBytes ? entry : null;
  }

  async read({ sha256 }: FileView): Promise<string> {
    const bytes = await this.artifacts.readBytes(await this.artifacts.require(sha256));
    return bytes.toString('utf8');
  }
}
