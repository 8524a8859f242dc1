import { Injectable } from '@nestjs/common';
import { arxivIdsIn } from '../../domain/card/card-body.js';
import { readHubFields } from '../../domain/card/hub-fields.js';
import { hubTags } from '../../domain/card/hub-tags.js';
import { type Card, parseCard } from '../../domain/card/parse-card.js';
import { fileTags, guessLibrary, impliedRelation } from '../../domain/description/file-tags.js';
import { type HubConfig, pickHubConfig } from '../../domain/description/hub-config.js';
import { transformersInfoOf } from '../../domain/description/transformers-info.js';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { ObjectMissing } from '../../foundations/object-store/object-store.js';
import { type FileView, RepositoriesService } from '../repositories/index.js';
import { BytesReader } from './read-bytes.js';
import { WeightsReader } from './read-weights.js';
import type { RevisionDescription } from './revision-description.js';

/** Longer cards are refused when they are proposed, and not shown parsed (supply-chain §8). */
const maxCardBytes = 2_200_000;
/** A tokenizer's configuration with all its added tokens has up to a megabyte or two. */
const maxConfigBytes = 4 * 1024 * 1024;
const emptyCard: Card = { frontMatter: {}, body: '' };

/** Reads of a tree what its description is made of. */
@Injectable()
export class TreeDescriber {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly blobs: BytesReader,
    private readonly weights: WeightsReader,
  ) {}

  /**
   * Never fails for what the files hold: what cannot be read as what it claims to be says nothing. Null
   * where the store has lost bytes that were to be read.
   */
  async describe(treeId: TreeId): Promise<RevisionDescription | null> {
    try {
      return await this.readDescription(treeId);
    } catch (error) {
      if (error instanceof ObjectMissing) return null;
      throw error;
    }
  }

  /** What the names and sizes of the files tell, without reading any. */
  async describeBare(treeId: TreeId): Promise<RevisionDescription> {
    return describe(await this.repositories.files(treeId), { ...emptyCard, ...nothingRead });
  }

  private async readDescription(treeId: TreeId): Promise<RevisionDescription> {
    const files = await this.repositories.files(treeId);
    const byPath = new Map(files.map((file) => [file.path, file]));
    const [{ frontMatter, body }, config, safetensors, gguf] = await Promise.all([
      this.readCard(byPath.get('README.md')),
      this.readConfig(byPath),
      this.weights.safetensors(files),
      this.weights.gguf(files),
    ]);
    return describe(files, { frontMatter, body, config, safetensors, gguf });
  }

  /** The card; empty where there is none or where a draft's cannot be read. */
  private async readCard(file: FileView | undefined): Promise<Card> {
    const text = await this.blobs.readText(file, maxCardBytes);
    if (text === null) return emptyCard;
    try {
      return parseCard(text);
    } catch (error) {
      if (error instanceof Refused) return emptyCard;
      throw error;
    }
  }

  private async readConfig(files: ReadonlyMap<string, FileView>): Promise<HubConfig | null> {
    const json = (path: string): Promise<unknown> =>
      this.blobs.readJson(files.get(path), maxConfigBytes);
    const [config, tokenizerConfig, processorConfig, adapterConfig, modelIndex, chatTemplate] =
      await Promise.all([
        json('config.json'),
        json('tokenizer_config.json'),
        json('processor_config.json'),
        json('adapter_config.json'),
        json('model_index.json'),
        this.blobs.readText(files.get('chat_template.jinja'), maxConfigBytes),
      ]);
    return pickHubConfig({
      config,
      tokenizerConfig,
      processorConfig,
      adapterConfig,
      modelIndex,
      ...(chatTemplate !== null && { chatTemplate }),
    });
  }
}

/** What was read of the files. */
type Read = Card & Pick<RevisionDescription, 'config' | 'safetensors' | 'gguf'>;

const nothingRead = { config: null, safetensors: null, gguf: null };

function describe(
  files: readonly FileView[],
  { frontMatter, body, config, safetensors, gguf }: Read,
): RevisionDescription {
  const { tasks, libraryName: stated, baseModels, tags } = readHubFields(frontMatter);
  const paths = files.map(({ path }) => path);
  const described = { paths, config, ggufHasTemplate: gguf?.chat_template !== undefined };
  const libraryName = stated ?? guessLibrary(described);
  const transformersInfo = transformersInfoOf(config);
  const pipelineTag = tasks[0] ?? transformersInfo?.pipeline_tag ?? null;
  const modelIndex = frontMatter['model-index'];
  return {
    frontMatter,
    tags: hubTags(frontMatter, {
      arxivIds: arxivIdsIn(body),
      libraryName,
      pipelineTag,
      fileTags: fileTags(described),
      impliedRelation: impliedRelation(described, { baseCount: baseModels.length, tags }),
    }),
    pipelineTag,
    libraryName,
    config,
    safetensors,
    gguf,
    modelIndex: Array.isArray(modelIndex) ? (modelIndex as unknown[]) : null,
    transformersInfo,
    usedStorageBytes: files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    fileCount: files.length,
  };
}
