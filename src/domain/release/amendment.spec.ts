import { describe, expect, it } from '@jest/globals';

import { describeRecord } from '../card/describe-record.js';
import type { RecordMetadata } from '../card/record-metadata.js';
import { amendMetadata } from './amendment.js';

const today = '2026-11-24';

function aRecord(repositoryKind: 'paper' | 'model' = 'paper'): RecordMetadata {
  const frontMatter = {
    title: 'A Titel',
    creators: [
      { name: 'Ada', affiliations: [{ name: 'Lab' }], corresponding: true },
      { name: 'Bob', orcid: '0000-0001-5109-3700' },
      { name: 'CERN', type: 'Organizational' },
    ],
    contributors: [{ name: 'Eve', type: 'Editor' }],
    description: 'About it.',
    additionalTitles: [{ title: 'Sub', type: 'Subtitle', lang: 'en' }],
    related: [
      { relation: 'Cites', identifier: 'arXiv:hep-th/9901001' },
      { relation: 'Cites', identifier: 'pmid:12345' },
      { relation: 'Cites', identifier: 'hdl:20.500.1/2' },
      { relation: 'IsDocumentedBy', identifier: 'https://example.org/' },
    ],
    identifiers: ['Report 7', '10.5555/a'],
    funding: [{ funderName: 'F', funderRor: '03yrm5c26', awardNumber: '7' }],
    language: ['en', 'code'],
    tags: ['a'],
    pipeline_tag: 'text-generation',
    library_name: 'x',
    new_version: 'lab/next',
    base_model: 'org/base',
    base_model_relation: 'finetune',
    arxiv: ['2106.09685'],
    doi: '10.5555/b',
    format: ['gguf'],
    parameters: 7,
    evaluation: [{ benchmark: 'b', value: 0.5 }],
    references: [{ citation: 'C', doi: '10.5555/c' }],
    container: { title: 'J', issn: '0378-5955' },
    dates: [{ date: '2026-01', type: 'Accepted' }],
    publicationDate: '2026',
    mainFile: 'paper.pdf',
  };
  const { metadata } = describeRecord(
    { frontMatter, body: '' },
    {
      repositoryKind,
      repositoryName: 'r',
      namespaceHandle: 'n',
      namespaceDisplayName: 'N',
      namespaceIsOrganisation: true,
      today,
    },
  );
  if (metadata === null) throw new Error('the record of this test is faulty');
  return metadata;
}

const amend = (...patch: unknown[]) => amendMetadata(aRecord(), patch, today);
const codes = (...patch: unknown[]) => amend(...patch).faults.map(({ code }) => code);

describe('amendMetadata', () => {
  it.each(['paper', 'model'] as const)(
    'changes nothing but what the patch names, for a %s',
    (kind) => {
      const record = aRecord(kind);

      const { metadata, faults } = amendMetadata(
        record,
        [
          { op: 'test', path: '/title', value: 'A Titel' },
          { op: 'replace', path: '/title', value: 'A Title' },
        ],
        today,
      );

      expect(faults).toEqual([]);
      expect(metadata).toEqual({ ...record, title: 'A Title' });
    },
  );

  it('no longer calls derived what was amended', () => {
    const record = { ...aRecord(), derived: ['title', 'description'] };

    const { metadata } = amendMetadata(
      record,
      [{ op: 'replace', path: '/title', value: 'B' }],
      today,
    );

    expect(metadata?.derived).toEqual(['description']);
  });

  it('adds identifiers and affiliations of listed people, in canonical form', () => {
    const { metadata } = amend(
      { op: 'add', path: '/creators/0/orcid', value: 'https://orcid.org/0000-0002-1825-0097' },
      { op: 'add', path: '/creators/0/affiliations/0/ror', value: '03yrm5c26' },
      { op: 'add', path: '/creators/0/affiliations/-', value: { name: 'Second' } },
      { op: 'add', path: '/contributors/0/orcid', value: '0000-0002-1694-233X' },
    );

    expect(metadata?.creators[0]).toMatchObject({
      name: 'Ada',
      orcid: '0000-0002-1825-0097',
      affiliations: [{ name: 'Lab', ror: '03yrm5c26' }, { name: 'Second' }],
    });
    expect(metadata?.contributors[0]).toMatchObject({ orcid: '0000-0002-1694-233X' });
  });

  it('adds, replaces and removes descriptive values', () => {
    const { metadata } = amend(
      {
        op: 'add',
        path: '/related/-',
        value: { relation: 'IsPreviousVersionOf', identifier: '10.5555/j' },
      },
      { op: 'remove', path: '/tags/0' },
      { op: 'replace', path: '/container/issn', value: '2049-3630' },
      { op: 'remove', path: '/publicationDate' },
    );

    expect(metadata?.related.at(-1)).toEqual({
      relation: 'IsPreviousVersionOf',
      identifier: '10.5555/j',
      scheme: 'DOI',
    });
    expect(metadata?.tags).toEqual([]);
    expect(metadata?.container?.issn).toBe('2049-3630');
    expect(metadata).not.toHaveProperty('publicationDate');
  });

  it.each([
    [{ op: 'add', path: '/files/-', value: {} }],
    [{ op: 'replace', path: '/license', value: 'mit' }],
    [{ op: 'add', path: '/licences', value: {} }],
    [{ op: 'replace', path: '/baseModels', value: [] }],
    [{ op: 'replace', path: '/mainFile', value: 'other.pdf' }],
    [{ op: 'replace', path: '/kind', value: 'model' }],
    [{ op: 'replace', path: '/derived', value: [] }],
    [{ op: 'replace', path: '/creators', value: [] }],
    [{ op: 'add', path: '/creators/-', value: { name: 'New' } }],
    [{ op: 'remove', path: '/creators/0' }],
    [{ op: 'replace', path: '/creators/0/name', value: 'Eve' }],
    [{ op: 'replace', path: '/creators/1/orcid', value: '0000-0002-1825-0097' }],
    [{ op: 'add', path: '/creators/1/orcid', value: '0000-0002-1825-0097' }],
    [{ op: 'add', path: '/creators/9/orcid', value: '0000-0002-1825-0097' }],
    [{ op: 'add', path: '/creators/0/affiliations/0', value: { name: 'First' } }],
    [{ op: 'add', path: '/creators/0/affiliations/0/name', value: 'Other' }],
    [{ op: 'remove', path: '/title' }],
    [{ op: 'add', path: '/__proto__/x', value: 1 }],
  ])('keeps as it was published: %j (A.7)', (operation) => {
    expect(codes(operation)).toEqual(['ACC_RELEASED_IMMUTABLE']);
  });

  it.each([
    ['patch-shape', {}],
    ['patch-shape', { op: 'move', path: '/title', from: '/x' }],
    ['patch-shape', { op: 'add', path: 'title', value: 1 }],
    ['patch-shape', { op: 'add', path: '/title' }],
    ['patch-shape', null],
    ['patch-test', { op: 'test', path: '/title', value: 'Another' }],
    ['patch-path', { op: 'remove', path: '/tags/9' }],
    ['patch-path', { op: 'replace', path: '/hardware', value: 'x' }],
    ['patch-path', { op: 'add', path: '/container/__proto__', value: {} }],
    ['wrong-type', { op: 'replace', path: '/title', value: { a: 1 } }],
    ['unknown-field', { op: 'add', path: '/funding/-', value: { funderName: 'F', ror: 'x' } }],
    ['wrong-type', { op: 'replace', path: '/tags', value: { a: 1 } }],
    ['not-a-number', { op: 'replace', path: '/parameters', value: 'many' }],
    ['wrong-type', { op: 'replace', path: '/additionalTitles', value: [null, [1]] }],
    ['orcid-checksum', { op: 'add', path: '/creators/0/orcid', value: '0000-0002-1825-0098' }],
    ['duplicate-person', { op: 'add', path: '/creators/0/orcid', value: '0000-0001-5109-3700' }],
    ['date-impossible', { op: 'add', path: '/dates/-', value: { date: 'soon' } }],
  ])('refuses with %s the operation %j', (code, operation) => {
    expect(amend(operation).metadata).toBeNull();
    expect(codes(operation)).toContain(code);
  });

  it.each(['title', 'description'])('leaves no %s empty', (field) => {
    const patch = [{ op: 'replace', path: `/${field}`, value: null }];

    expect(amendMetadata(aRecord('model'), patch, today).faults).toMatchObject([
      { field: `metadata.${field}`, code: 'value-missing' },
    ]);
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [Array(101).fill({ op: 'test', path: '/title', value: 'A Titel' })],
  ])('refuses a patch that is no list of 1 to 100', (patch) => {
    expect(amendMetadata(aRecord(), patch, today).faults).toEqual([
      expect.objectContaining({ field: 'patch', code: 'patch-shape' }),
    ]);
  });
});
