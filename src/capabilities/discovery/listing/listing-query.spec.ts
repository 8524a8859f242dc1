import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { type ListingPlan, type ListingQuery, planListing, writeCursor } from './listing-query.js';

const query: ListingQuery = {
  kind: 'model',
  search: [],
  author: null,
  tags: [],
  parameters: null,
  sort: 'created',
  isAscending: false,
  limit: 10,
  cursor: null,
};
const repositoryId = '00000000-0000-7000-8000-000000000001';

function plan(changes: Partial<ListingQuery> = {}): ListingPlan {
  const planned = planListing({ ...query, ...changes });
  if (planned === null) throw new Error('Something can match.');
  return planned;
}

describe('planListing', () => {
  it('folds what it compares', () => {
    const { search, author, tokens } = plan({ search: [' Small'], author: 'ADA', tags: ['En'] });

    expect({ search, author, tokens }).toEqual({
      search: ['small'],
      author: 'ada',
      tokens: ['en'],
    });
  });

  it.each<[string, Partial<ListingQuery>]>([
    ['a name that none has', { search: ['50%'] }],
    ['a NUL', { search: ['\0'] }],
    ['an author that is none', { author: '' }],
    ['a tag that none is', { tags: ['a\0'] }],
  ])('finds nothing by %s', (_, changes) => {
    expect(planListing({ ...query, ...changes })).toBeNull();
  });

  it.each<[string, Partial<ListingQuery>]>([
    ['filter', { tags: Array.from({ length: 51 }, () => 'a') }],
    ['search', { search: Array.from({ length: 11 }, () => 'a') }],
  ])('refuses too many of %s', (field, changes) => {
    expect(() => planListing({ ...query, ...changes })).toThrow(InvalidInput);
    expect(() => planListing({ ...query, ...changes })).toThrow(field);
  });
});

describe('a cursor of a list', () => {
  const key = { value: 1_767_225_600_000_123, repositoryId };
  const cursor = writeCursor(plan({ tags: ['en'] }), key);

  it('leads behind its key, whatever the length of the page', () => {
    expect(plan({ tags: ['EN'], cursor, limit: 99 }).after).toEqual(key);
  });

  it('of names leads behind the name', () => {
    const named = { value: 'ada/small', repositoryId };

    expect(
      plan({ sort: 'name', cursor: writeCursor(plan({ sort: 'name' }), named) }).after,
    ).toEqual(named);
  });

  it.each<[string, Partial<ListingQuery>]>([
    ['of another kind', { kind: 'dataset' }],
    ['of another filter', { tags: ['fr'] }],
    ['of another order', { sort: 'modified' }],
    ['the other way round', { isAscending: true }],
    ['of one author', { author: 'ada' }],
  ])('is refused by a list %s', (_, changes) => {
    expect(() => planListing({ ...query, tags: ['en'], ...changes, cursor })).toThrow(InvalidInput);
  });

  const [check] = decodeCursor(cursor, ['string', 'number', 'string']);
  it.each([
    ['', 'nothing'],
    ['!', 'no base64'],
    [cursor.slice(0, -2), 'a cut one'],
    [encodeCursor([check, key.value + 1, repositoryId]), 'another instant'],
    [encodeCursor([check, 1.5, repositoryId]), 'a fraction'],
    [encodeCursor([check, 1e300, repositoryId]), 'an instant past all'],
    [encodeCursor([check, key.value, 'me']), 'another repository'],
    [encodeCursor([check, 'ada/small', repositoryId]), 'a name'],
    [encodeCursor([check, key.value]), 'too little'],
  ])('is refused as %j: %s', (text) => {
    expect(() => planListing({ ...query, tags: ['en'], cursor: text })).toThrow(InvalidInput);
  });
});
