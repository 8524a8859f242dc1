import { describe, expect, it } from '@jest/globals';
import { makePid } from '../identifiers/pid.js';
import { describeRecord } from './describe-record.js';
import { citedIdentifiers, doiKey, ownArxivId, ownIdentifiers } from './work-identifiers.js';

const pid = makePid(Buffer.alloc(8, 7));

function metadataOf(
  frontMatter: Readonly<Record<string, unknown>>,
  kind: 'paper' | 'model' = 'paper',
  body = '',
) {
  const card = {
    frontMatter: {
      title: 'T',
      description: 'D',
      creators: [{ name: 'Ann Smith' }],
      ...frontMatter,
    },
    body,
  };
  const { metadata } = describeRecord(card, {
    repositoryKind: kind,
    repositoryName: 't',
    namespaceHandle: 'ada',
    namespaceDisplayName: 'Ada',
    namespaceIsOrganisation: false,
    today: '2026-11-24',
  });
  if (metadata === null) throw new Error('The card is at fault.');
  return metadata;
}

describe('what a paper is called elsewhere', () => {
  it.each([
    [{ arxiv: '2401.01234v2' }, ['arxiv:2401.01234']],
    [{ arxiv: 'math.GT/0309136' }, ['arxiv:math/0309136']],
    [{ tags: ['arxiv:2401.01234', 'noise'] }, ['arxiv:2401.01234']],
    [{ identifiers: [{ identifier: 'https://arxiv.org/abs/2401.01234' }] }, ['arxiv:2401.01234']],
    [{ doi: '10.1234/ABC' }, ['doi:10.1234/abc']],
    [{ doi: '10.48550/arXiv.2401.01234', arxiv: '2401.01234' }, ['arxiv:2401.01234']],
    [
      { related: [{ relation: 'IsVersionOf', identifier: 'doi:10.1234/abc' }] },
      ['doi:10.1234/abc'],
    ],
    [{ related: [{ relation: 'Cites', identifier: 'doi:10.1234/abc' }] }, []],
    [{ arxiv: ['2401.01234', '2401.01235'] }, []],
  ])('by the card %j is %j', (frontMatter, expected) => {
    expect(ownIdentifiers(metadataOf(frontMatter))).toEqual(expected);
  });

  it('is no mention in its text', () => {
    const metadata = metadataOf({}, 'paper', 'After arXiv:1706.03762, see doi:10.5555/x.');

    expect(ownArxivId(metadata)).toBeNull();
    expect(citedIdentifiers(metadata)).toEqual(['arxiv:1706.03762', 'doi:10.5555/x']);
  });
});

describe('what a model refers to', () => {
  it('is in its tags, its fields and its text, each work once', () => {
    const metadata = metadataOf(
      {
        tags: ['arxiv:2401.01234'],
        doi: '10.1234/abc',
        related: [
          { relation: 'References', identifier: `https://sphere.example/id/${pid}` },
          { relation: 'References', identifier: 'https://sphere.example/id/00000-00000' },
          { relation: 'Cites', identifier: 'arXiv:2401.01234v3' },
        ],
        references: [{ doi: '10.48550/arXiv.2401.01234' }],
      },
      'model',
      'From https://huggingface.co/papers/2305.14314.',
    );

    expect(citedIdentifiers(metadata)).toEqual([
      `pid:${pid}`,
      'arxiv:2401.01234',
      'arxiv:2305.14314',
      'doi:10.1234/abc',
    ]);
    expect(ownIdentifiers(metadata)).toEqual([]);
  });
});

describe('the key of a DOI', () => {
  it.each([
    ['10.1234/ABC', 'doi:10.1234/abc'],
    ['10.48550/arXiv.2401.01234', 'arxiv:2401.01234'],
    ['10.48550/arXiv.nonsense', 'doi:10.48550/arxiv.nonsense'],
  ])('%s is %s', (doi, expected) => {
    expect(doiKey(doi)).toBe(expected);
  });
});
