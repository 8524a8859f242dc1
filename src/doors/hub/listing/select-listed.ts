import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { expandedFields, type FieldSelection, type HubField } from '../reading/select-fields.js';
import { flagOf, type HubQuery } from '../wire/hub-query.js';

/** What each entry of a list shows unasked (hf-hub C1). */
const plainFields: readonly HubField[] = [
  'modelId',
  'likes',
  'trendingScore',
  'downloads',
  'private',
  'tags',
  'pipeline_tag',
  'library_name',
  'createdAt',
];
const fullFields: readonly HubField[] = [
  'author',
  'sha',
  'lastModified',
  'gated',
  'disabled',
  'siblings',
];
/** Datasets show these unasked, too, as on the Hub. */
const plainFieldsOfDatasets: readonly HubField[] = [
  'author',
  'sha',
  'lastModified',
  'gated',
  'disabled',
  'description',
];

/**
 * The fields that a request selects for the entries of a list: those of `expand` alone, else the plain
 * ones and what `full`, `cardData` and `config` add. Throws `InvalidInput` (`expand-unknown`).
 */
export function selectListed(query: HubQuery, kind: RepositoryKind): FieldSelection {
  const expanded = expandedFields(query);
  if (expanded !== null) return { fields: expanded, withBlobs: false };
  const isFull = flagOf(query, 'full');
  const isDataset = kind === 'dataset';
  const fields = new Set<HubField>([
    ...plainFields,
    ...(isDataset ? plainFieldsOfDatasets : []),
    ...(isFull ? fullFields : []),
    // The full form of a dataset is all that Python's `list_datasets` can ask for.
    ...(flagOf(query, 'cardData') || (isFull && isDataset) ? (['cardData'] as const) : []),
    ...(flagOf(query, 'config') ? (['config'] as const) : []),
  ]);
  return { fields, withBlobs: false };
}
