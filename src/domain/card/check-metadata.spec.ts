import { describe, expect, it } from '@jest/globals';

import { checkMetadata } from './check-metadata.js';
import type { Fields } from './field-reader.js';

function codes(metadata: Fields): [string, string][] {
  return checkMetadata(metadata, {
    repositoryKind: 'paper',
    repositoryName: 'p',
    namespaceHandle: 'lab',
    namespaceDisplayName: 'Lab',
    namespaceIsOrganisation: true,
    today: '2026-11-24',
  }).map(({ field, code }) => [field, code]);
}

describe('checkMetadata', () => {
  it.each<Fields>([
    {},
    { title: 'T', creators: [{ name: 'A' }], description: 'D', license: 'cc-by-4.0' },
    {
      license: 'other',
      license_name: 'x',
      base_model: 'a/b',
      'model-index': [],
      pipeline_tag: 't',
    },
    {
      licences: { weights: 'mit' },
      artifacts: [{ path: '*.py' }],
      copyrightHolders: ['A'],
      bases: [],
    },
    {
      eu_ai_act: {},
      data_information: {},
      parameters: 7,
      evaluation: [{ benchmark: 'b', value: 1 }],
    },
  ])('accepts %j', (metadata) => {
    expect(codes(metadata)).toEqual([]);
  });

  it.each<[string, string, Fields]>([
    ['metadata.titel', 'unknown-field', { titel: 'T' }],
    ['metadata.__proto__', 'unknown-field', JSON.parse('{"__proto__": {"a": 1}}') as Fields],
    [
      'metadata.creators[0].orcid',
      'orcid-checksum',
      { creators: [{ name: 'A', orcid: '0000-0002-1825-0098' }] },
    ],
    ['metadata.tags', 'wrong-type', { tags: { a: 1 } }],
    ['metadata.parameters', 'not-a-number', { parameters: '7B' }],
    ['README.md', 'card-bad-character', { thumbnail: 'a\u0000b' }],
    ['metadata', 'card-too-deep', { widget: deep(30) }],
  ])('finds at %s the fault %s', (field, code, metadata) => {
    expect(codes(metadata)).toEqual([[field, code]]);
  });
});

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)];
}
