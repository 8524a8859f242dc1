import { describe, expect, it } from '@jest/globals';
import { detectInterests, type KnownAdvisor } from './detected-interests.js';

const advisor: KnownAdvisor = {
  displayName: 'Zoë  Martin',
  orcid: '0000-0002-1825-0097',
  affiliations: [
    { name: 'The Institute', ror: 'https://ror.org/02feahw73' },
    { name: 'A club', ror: null },
  ],
  isMember: false,
  coauthors: new Set(['0000-0002-1694-233X', '0000-0002-1825-0097']),
};

const creator = { name: 'Somebody Else', affiliations: [] };

describe('detectInterests', () => {
  it.each([
    ['nobody in common', creator, []],
    [
      'the same ORCID, and the name besides',
      { ...creator, name: 'Martin, Zoe', orcid: '0000-0002-1825-0097' },
      [{ kind: 'creator-orcid', name: 'Martin, Zoe', identifier: '0000-0002-1825-0097' }],
    ],
    [
      'the same name, without accents and in another case',
      { ...creator, name: 'ZOE MARTIN' },
      [{ kind: 'creator-name', name: 'ZOE MARTIN', identifier: null }],
    ],
    [
      'the same name, family first',
      { ...creator, name: 'Martin, Zoé', familyName: 'Martin', givenName: 'Zoé' },
      [{ kind: 'creator-name', name: 'Martin, Zoé', identifier: null }],
    ],
    [
      'somebody with whom she published',
      { ...creator, orcid: '0000-0002-1694-233X' },
      [{ kind: 'co-author', name: 'Somebody Else', identifier: '0000-0002-1694-233X' }],
    ],
    [
      'an institution in common',
      { ...creator, affiliations: [{ name: 'Institut', ror: 'https://ror.org/02feahw73' }] },
      [{ kind: 'affiliation', name: 'Institut', identifier: 'https://ror.org/02feahw73' }],
    ],
    [
      'an institution of the same name without an identifier',
      { ...creator, affiliations: [{ name: 'A club' }] },
      [],
    ],
    ['another ORCID', { ...creator, orcid: '0000-0001-5109-3700' }, []],
  ])('finds %s', (_what, one, expected) => {
    expect(detectInterests(advisor, { namespace: 'lab', creators: [one] })).toEqual(expected);
  });

  it('names an institution once, and members of the namespace first', () => {
    const one = {
      ...creator,
      affiliations: [{ name: 'Institut', ror: 'https://ror.org/02feahw73' }],
    };

    const found = detectInterests(
      { ...advisor, isMember: true },
      { namespace: 'lab', creators: [one, one] },
    );

    expect(found.map(({ kind }) => kind)).toEqual(['membership', 'affiliation']);
  });

  it('finds no ORCID in common where neither has one', () => {
    const found = detectInterests(
      { ...advisor, orcid: null },
      { namespace: 'lab', creators: [creator] },
    );

    expect(found).toEqual([]);
  });

  it('stops at twenty', () => {
    const creators = Array.from({ length: 3_000 }, () => ({ ...creator, name: 'Zoë Martin' }));

    expect(detectInterests(advisor, { namespace: 'lab', creators })).toHaveLength(20);
  });
});
