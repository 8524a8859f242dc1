import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { flagOf, type HubQuery, valuesOf } from '../wire/hub-query.js';

/** A field of a repository in the Hub's form, besides `id` and `_id` (hf-hub A2, C1). */
export type HubField = (typeof infoFields)[number] | (typeof fieldsOnRequest)[number];

/** Which parts of a repository a client wants. */
export interface FieldSelection {
  readonly fields: ReadonlySet<HubField>;
  /** Sizes and ids of `siblings` as well. */
  readonly withBlobs: boolean;
}

/** What a repository asked for by its name shows where the client does not choose. */
const infoFields = [
  'modelId',
  'author',
  'sha',
  'lastModified',
  'createdAt',
  'private',
  'gated',
  'disabled',
  'downloads',
  'downloadsAllTime',
  'likes',
  'trendingScore',
  'usedStorage',
  'tags',
  'pipeline_tag',
  'library_name',
  'mask_token',
  'model-index',
  'widgetData',
  'config',
  'cardData',
  'transformersInfo',
  'safetensors',
  'gguf',
  'description',
  'paperswithcode_id',
  'siblings',
  'spaces',
] as const;

/** What is there for those who ask for it. */
const fieldsOnRequest = ['baseModels', 'mainSize', 'securityRepoStatus'] as const;

/**
 * Names that clients may ask for and that have no answer here: nothing is counted, hosted, evaluated or
 * grouped, and what is not known is left out.
 */
const unansweredFields: ReadonlySet<string> = new Set([
  'childrenModelCount',
  'citation',
  'doi',
  'evalResults',
  'gitalyUid',
  'inference',
  'inferenceProviderMapping',
  'resourceGroup',
  'xetEnabled',
]);
const answeredFields: ReadonlySet<string> = new Set([...infoFields, ...fieldsOnRequest]);

/**
 * The fields that a request about one repository selects: those of `expand`, else all that are shown
 * unasked. Throws `InvalidInput` (`expand-unknown`) for a name that no client knows.
 */
export function selectInfo(query: HubQuery): FieldSelection {
  const expanded = expandedFields(query);
  const withBlobs = flagOf(query, 'blobs');
  if (expanded !== null) return { fields: expanded, withBlobs };
  const fields = new Set<HubField>(infoFields);
  if (flagOf(query, 'securityStatus')) fields.add('securityRepoStatus');
  return { fields, withBlobs };
}

/** The fields that `expand` names, and nothing else; null where a request does not have it. */
export function expandedFields(query: HubQuery): ReadonlySet<HubField> | null {
  const names = valuesOf(query, 'expand');
  if (names.length === 0) return null;
  const fields = new Set<HubField>();
  for (const name of names) {
    if (isAnswered(name)) fields.add(name);
    else if (!unansweredFields.has(name)) throw unknownField(name);
  }
  return fields;
}

function isAnswered(name: string): name is HubField {
  return answeredFields.has(name);
}

function unknownField(name: string): InvalidInput {
  const known = [...answeredFields, ...unansweredFields].sort().join(', ');
  return InvalidInput.field(
    'expand',
    'expand-unknown',
    `"${name.slice(0, 80)}" is no field of a repository; there are ${known}.`,
  );
}
