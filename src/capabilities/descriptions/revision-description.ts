import type { GgufDescription, SafetensorsCount } from '../../domain/description/header-facts.js';
import type { HubConfig } from '../../domain/description/hub-config.js';
import type { TransformersInfo } from '../../domain/description/transformers-info.js';

/** What a revision says about itself in its card, its configuration and the headers of its weights. */
export interface RevisionDescription {
  /** The card's YAML as data; empty where there is no readable card. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** By which Hub clients find and filter it; see `hubTags`. */
  readonly tags: readonly string[];
  /** The task, such as `text-generation`. */
  readonly pipelineTag: string | null;
  readonly libraryName: string | null;
  /** The part of `config.json` and its like that the Hub shows. */
  readonly config: HubConfig | null;
  /** Parameters of the weights by dtype. */
  readonly safetensors: SafetensorsCount | null;
  /** `total`, `architecture`, `context_length`, `chat_template` and so on, as the Hub spells them. */
  readonly gguf: GgufDescription | null;
  readonly modelIndex: readonly unknown[] | null;
  /** `auto_model`, and where known `custom_class`, `pipeline_tag`, `processor`. */
  readonly transformersInfo: TransformersInfo | null;
  readonly usedStorageBytes: number;
  readonly fileCount: number;
}
