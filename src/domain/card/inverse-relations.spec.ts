import { describe, expect, it } from '@jest/globals';
import { inverseFor, inverseRelations } from './inverse-relations.js';
import { relationTypes } from './vocabularies.js';

describe('inverseRelations', () => {
  it.each(relationTypes.filter((relation) => relation !== 'IsPublishedIn'))(
    'leads back to %s',
    (relation) => {
      expect(inverseRelations[inverseRelations[relation]]).toBe(relation);
    },
  );
});

describe('inverseFor', () => {
  const stated = [
    { relation: 'Cites', identifier: '10.1234/other', scheme: 'DOI' },
    { relation: 'IsDerivedFrom', identifier: '10.1234/THIS', scheme: 'DOI', role: 'trained-on' },
  ] as const;

  it.each([
    ['doi:10.1234/this', { relation: 'IsSourceOf', role: 'trained-on' }],
    ['doi:10.1234/other', { relation: 'IsCitedBy', role: null }],
    ['pid:7b3kq-9zx02', { relation: 'IsCitedBy', role: null }],
  ])('of what names %s is %j', (key, inverse) => {
    expect(inverseFor(stated, new Set([key]))).toEqual(inverse);
  });
});
