import { createHash } from 'node:crypto';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { RevisionDescription } from '../../../capabilities/descriptions/index.js';
import type { DownloadTotals } from '../../../capabilities/discovery/index.js';
import type { FileView, RepositoryView } from '../../../capabilities/repositories/index.js';
import { presentSibling } from './present-entry.js';
import type { FieldSelection, HubField } from './select-fields.js';

/** What a repository in the Hub's form is made of, alone or in a list. */
export interface RepositorySource {
  readonly repository: RepositoryView;
  /** The commit that is shown. */
  readonly commitId: CommitId;
  /** When it was committed. */
  readonly lastModified: Date;
  readonly description: RevisionDescription;
  readonly downloads: { readonly last30Days: number; readonly allTime: number };
  /** Every file of the commit; may be absent where `siblings` is not selected. */
  readonly files?: readonly FileView[];
}

/**
 * A repository at a commit in the Hub's form (hf-hub A2, C1): `id`, `_id`, and those of the selected
 * fields that there is something to say for. `private` is true for a draft; nothing is gated or disabled.
 */
export function presentRepository(
  source: RepositorySource,
  { fields, withBlobs }: FieldSelection,
): Record<string, unknown> {
  const { repository } = source;
  const shown: Record<string, unknown> = { _id: hexId(repository.id), id: repository.fullName };
  const isModel = repository.kind === 'model';
  for (const field of fields) {
    if (!isModel && fieldsOfModels.has(field)) continue;
    const value = valueOf(field, source, withBlobs);
    if (value !== null && value !== undefined) shown[field] = value;
  }
  return shown;
}

const fieldsOfModels: ReadonlySet<HubField> = new Set([
  'modelId',
  'pipeline_tag',
  'library_name',
  'mask_token',
  'model-index',
  'widgetData',
  'config',
  'transformersInfo',
  'safetensors',
  'gguf',
  'spaces',
  'baseModels',
]);

/** Null for what is not known. */
function valueOf(field: HubField, source: RepositorySource, withBlobs: boolean): unknown {
  const { repository, description, downloads } = source;
  const { frontMatter } = description;
  switch (field) {
    case 'modelId':
      return repository.fullName;
    case 'author':
      return repository.namespace;
    case 'sha':
      return source.commitId;
    case 'lastModified':
      return source.lastModified.toISOString();
    case 'createdAt':
      return repository.createdAt.toISOString();
    case 'private':
      return !repository.isReleased;
    case 'gated':
    case 'disabled':
      return false;
    case 'downloads':
      return downloads.last30Days;
    case 'downloadsAllTime':
      return downloads.allTime;
    case 'likes':
    case 'trendingScore':
      return 0;
    case 'usedStorage':
    case 'mainSize':
      return description.usedStorageBytes;
    case 'tags':
      return description.tags;
    case 'pipeline_tag':
      return description.pipelineTag;
    case 'library_name':
      return description.libraryName;
    case 'mask_token':
      return textOf(
        frontMatter['mask_token'] ?? description.config?.tokenizer_config?.['mask_token'],
      );
    case 'model-index':
      return description.modelIndex;
    case 'widgetData':
      return frontMatter['widget'];
    case 'config':
      return description.config;
    case 'cardData':
      return frontMatter;
    case 'transformersInfo':
      return description.transformersInfo;
    case 'safetensors':
      return description.safetensors;
    case 'gguf':
      return description.gguf;
    case 'description':
      return repository.kind === 'model' ? null : textOf(frontMatter['description']);
    case 'paperswithcode_id':
      return repository.kind === 'dataset' ? textOf(frontMatter['paperswithcode_id']) : null;
    case 'siblings':
      return source.files?.map((file) => presentSibling(file, withBlobs));
    case 'spaces':
      return [];
    case 'baseModels':
      return baseModelsOf(description.tags);
    case 'securityRepoStatus':
      // No scanner has looked at the files: an empty list alone would say that they are harmless.
      return { scansDone: false, filesWithIssues: [] };
    default:
      return field satisfies never;
  }
}

/** The bases that share the relation of the first one, as the tags name them. */
function baseModelsOf(tags: readonly string[]): Readonly<Record<string, unknown>> | null {
  const bases = tags.flatMap((tag) => {
    const [, relation, id] = /^base_model:([a-z]+):(.+)$/.exec(tag) ?? [];
    return relation === undefined || id === undefined ? [] : [{ relation, id }];
  });
  const relation = bases[0]?.relation;
  if (relation === undefined) return null;
  const models = bases.filter((base) => base.relation === relation).map(({ id }) => ({ id }));
  return { relation, models };
}

/** Downloads by people and by programs, as the presenter takes them. */
export function downloadsOf(totals: DownloadTotals | undefined): RepositorySource['downloads'] {
  const sumOf = ({ regular, machine }: DownloadTotals['allTime']): number => regular + machine;
  return totals === undefined
    ? { last30Days: 0, allTime: 0 }
    : { last30Days: sumOf(totals.last30Days), allTime: sumOf(totals.allTime) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Clients expect 24 hex characters; the same ones whenever they ask. */
function hexId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 24);
}
