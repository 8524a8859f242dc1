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
      energyKwh: 7,
      title: '😀'.repeat(500),
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
    ['metadata.creators[0].nmae', 'unknown-field', { creators: [{ name: 'A', nmae: 'B' }] }],
    [
      'metadata.creators[0].affiliations[1].rorr',
      'unknown-field',
      { creators: [{ name: 'A', affiliations: ['I', { name: 'J', rorr: '' }] }] },
    ],
    ['metadata.creators[0].type', 'not-in-list', { creators: [{ name: 'A', type: 'Robot' }] }],
    [
      'metadata.creators[0].corresponding',
      'not-a-truth-value',
      { creators: [{ name: 'A', corresponding: 'yes' }] },
    ],
    ['metadata.funding[0].award', 'unknown-field', { funding: [{ funderName: 'F', award: '5' }] }],
    ['metadata.references[0].citation', 'value-missing', { references: [{}] }],
    ['metadata.dates[0].date', 'value-missing', { dates: [{ type: 'Submitted' }] }],
    [
      'metadata.descriptions[0].lang',
      'language-tag',
      { descriptions: [{ text: 'a', lang: 'a b' }] },
    ],
    ['metadata.container.issn', 'issn-checksum', { container: { issn: '1234-5678' } }],
    ['metadata.architecture', 'field-of-another-kind', { architecture: 'transformer' }],
    [
      'metadata.related[0].scheme',
      'not-in-list',
      { related: [{ identifier: '10.5555/a', scheme: 'arXiv' }] },
    ],
    [
      'metadata.related[0].resourceTypeGeneral',
      'not-in-list',
      { related: [{ identifier: '10.5555/a', resourceTypeGeneral: 'Tool' }] },
    ],
    [
      'metadata.evaluation[0].url',
      'not-an-address',
      { evaluation: [{ benchmark: 'b', value: 1, url: 'javascript:alert(1)' }] },
    ],
    ['metadata.title', 'bad-character', { title: 'a\u2028b' }],
    ['metadata.title', 'bad-character', { title: 'a\uffffb' }],
    ['metadata.publicationDate', 'date-impossible', { publicationDate: '2026-11-01T99:00:00Z' }],
    ['metadata.tags', 'wrong-type', { tags: { a: 1 } }],
    ['metadata.energyKwh', 'not-a-number', { energyKwh: '7 kWh' }],
    ['README.md', 'card-bad-character', { thumbnail: 'a\u0000b' }],
    ['metadata', 'card-too-deep', { widget: deep(30) }],
  ])('finds at %s the fault %s', (field, code, metadata) => {
    expect(codes(metadata)).toEqual([[field, code]]);
  });
});

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)];
}
