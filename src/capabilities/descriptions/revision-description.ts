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
  readonly config: Readonly<Record<string, unknown>> | null;
  /** Parameters of the weights by dtype. */
  readonly safetensors: SafetensorsCount | null;
  /** `total`, `architecture`, `context_length`, `chat_template` and so on, as the Hub spells them. */
  readonly gguf: Readonly<Record<string, unknown>> | null;
  readonly modelIndex: readonly unknown[] | null;
  /** `auto_model`, and where known `custom_class`, `pipeline_tag`, `processor`. */
  readonly transformersInfo: Readonly<Record<string, unknown>> | null;
  readonly usedStorageBytes: number;
  readonly fileCount: number;
}

export interface SafetensorsCount {
  readonly parameters: Readonly<Record<string, number>>;
  readonly total: number;
}
