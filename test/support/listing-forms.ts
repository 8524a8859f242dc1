import {
  type ListingPlan,
  type ListingQuery,
  planListing,
} from '../../src/capabilities/discovery/listing/listing-query.js';

const sorts = ['listed', 'created', 'modified', 'downloads', 'parameters', 'size', 'name'] as const;
const searches = [[], ['model'], ['7a'], ['el-9c'], ['no-such-name']];
const filters = [[], ['license:mit'], ['task-3', 'license:mit'], ['rare-77'], ['nothing-at-all']];
const authors = [null, 'lab-7', 'nobody'];

/** Every form of a list over `listingRows`: each order with each search, filter and author. */
export function listingForms(): readonly (readonly [string, ListingPlan])[] {
  const forms = sorts.flatMap((sort) =>
    searches.flatMap((search) =>
      filters.flatMap((tags) => authors.map((author) => ({ sort, search, tags, author }))),
    ),
  );
  return [
    ...forms.flatMap((form) => [planned(form), planned(form, true)]),
    planned({ sort: 'listed', isAscending: true }),
    planned({ sort: 'listed', kind: 'dataset' }),
    planned({ sort: 'created', kind: 'paper', tags: ['license:mit'] }),
    planned({ sort: 'created', parameters: { min: 1_000, max: 2_000 } }),
    planned({ sort: 'parameters', parameters: { min: null, max: 10 } }),
  ];
}

function planned(form: Partial<ListingQuery>, isLater = false): readonly [string, ListingPlan] {
  const query: ListingQuery = {
    kind: 'model',
    search: [],
    author: null,
    tags: [],
    parameters: null,
    sort: 'listed',
    isAscending: false,
    limit: 100,
    cursor: null,
    ...form,
  };
  const plan = planListing(query);
  if (plan === null) throw new Error('Each form can match something.');
  const after = isLater ? { value: middleOf[query.sort], repositoryId: middle } : null;
  return [`${JSON.stringify(form)}${isLater ? ' later' : ''}`, { ...plan, after }];
}

const middle = '00000000-0000-7902-8000-000000000fff';
const middleOf: Readonly<Record<ListingQuery['sort'], number | string>> = {
  listed: Date.UTC(2026, 2, 1) * 1_000,
  created: Date.UTC(2026, 0, 1) * 1_000,
  modified: Date.UTC(2026, 5, 1) * 1_000,
  downloads: 500,
  parameters: 10_000_000_000,
  size: 1_000_000_000,
  name: 'lab-500/model',
};
