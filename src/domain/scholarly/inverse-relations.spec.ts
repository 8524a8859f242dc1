import { describe, expect, it } from '@jest/globals';
import type { RelationType } from '../card/vocabularies.js';
import { inverseRelations } from './inverse-relations.js';

const target = { namespaceId: 'lab', keys: new Set(['pid:7b3kq-9zx02', 'doi:10.1234/x']) };
const pid = 'https://any.example/id/7B3KQ9ZX02';
const saying = (relation: RelationType, identifier = pid, namespaceId = 'lab') => ({
  namespaceId,
  related: [{ relation, identifier, scheme: identifier === pid ? 'URL' : 'DOI' } as const],
});

describe('inverseRelations', () => {
  it.each([
    ['IsDescribedBy', 'Describes'],
    ['IsDerivedFrom', 'IsSourceOf'],
    ['IsSourceOf', 'IsDerivedFrom'],
    ['IsIdenticalTo', 'IsIdenticalTo'],
    ['Obsoletes', 'IsObsoletedBy'],
  ] as const)('makes of %s %s', (relation, inverse) => {
    expect(inverseRelations(target, saying(relation))).toEqual([inverse]);
  });

  it.each([
    ['another work', saying('Cites', '10.1234/other')],
    ['its versions, which Sphere knows itself', saying('IsNewVersionOf')],
    ['what takes its place, where a stranger says so', saying('Obsoletes', pid, 'stranger')],
  ])('hears nothing of %s', (_, work) => {
    expect(inverseRelations(target, work)).toEqual([]);
  });

  it('hears strangers otherwise, by DOI as well', () => {
    expect(inverseRelations(target, saying('Cites', '10.1234/X', 'stranger'))).toEqual([
      'IsCitedBy',
    ]);
  });
});
