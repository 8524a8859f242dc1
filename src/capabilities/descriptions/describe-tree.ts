import { Injectable } from '@nestjs/common';
import { arxivIdsIn } from '../../domain/card/card-body.js';
import { readHubFields } from '../../domain/card/hub-fields.js';
import { hubTags } from '../../domain/card/hub-tags.js';
import { type Card, parseCard } from '../../domain/card/parse-card.js';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { type FileView, RepositoriesService } from '../repositories/index.js';
import { BlobReader } from './read-blob.js';
import type { RevisionDescription } from './revision-description.js';

/** Longer cards are refused when they are proposed, and not shown parsed (supply-chain §8). */
const maxCardBytes = 2_200_000;
const emptyCard: Card = { frontMatter: {}, body: '' };

/** Reads of a tree what its description is made of. */
@Injectable()
export class TreeDescriber {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly blobs: BlobReader,
  ) {}

  /** Never fails for what the files hold: what cannot be read as what it claims to be says nothing. */
  async describe(treeId: TreeId): Promise<RevisionDescription> {
    const files = await this.repositories.files(treeId);
    const { frontMatter, body } = await this.readCard(files);
    const { tasks, libraryName } = readHubFields(frontMatter);
    const modelIndex = frontMatter['model-index'];
    return {
      frontMatter,
      tags: hubTags(frontMatter, undefined, arxivIdsIn(body)),
      pipelineTag: tasks[0] ?? null,
      libraryName: libraryName ?? null,
      config: null,
      safetensors: null,
      gguf: null,
      modelIndex: Array.isArray(modelIndex) ? (modelIndex as unknown[]) : null,
      transformersInfo: null,
      usedStorageBytes: files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
      fileCount: files.length,
    };
  }

  /** The card; empty where there is none or where a draft's cannot be read. */
  private async readCard(files: readonly FileView[]): Promise<Card> {
    const file = files.find(({ path }) => path === 'README.md');
    if (file === undefined || file.sizeBytes > maxCardBytes) return emptyCard;
    try {
      return parseCard((await this.blobs.readWhole(file)).toString('utf8'));
    } catch (error) {
      if (error instanceof Refused) return emptyCard;
      throw error;
    }
  }
}
