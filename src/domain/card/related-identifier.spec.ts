import { describe, expect, it } from '@jest/globals';

import { recogniseIdentifier } from './related-identifier.js';

describe('recogniseIdentifier', () => {
  it.each([
    ['10.5555/ABC', 'DOI', '10.5555/abc'],
    ['https://doi.org/10.5555/abc', 'DOI', '10.5555/abc'],
    ['doi: 10.5555/abc', 'DOI', '10.5555/abc'],
    ['2106.09685', 'arXiv', '2106.09685'],
    ['https://arxiv.org/pdf/2106.09685v2.pdf', 'arXiv', '2106.09685v2'],
    ['arXiv:hep-th/9901001', 'arXiv', 'hep-th/9901001'],
    ['hdl:20.500.12345/6', 'Handle', '20.500.12345/6'],
    [`swh:1:cnt:${'a'.repeat(40)}`, 'SWHID', `swh:1:cnt:${'a'.repeat(40)}`],
    ['978-3-16-148410-0', 'ISBN', '9783161484100'],
    ['0-306-40615-2', 'ISBN', '0306406152'],
    ['0378-5955', 'ISSN', '0378-5955'],
    ['PMID: 12345678', 'PMID', '12345678'],
    ['RRID:AB_2138153', 'RRID', 'RRID:AB_2138153'],
    ['https://w3id.org/mlflow', 'w3id', 'https://w3id.org/mlflow'],
    ['https://example.org/a?b', 'URL', 'https://example.org/a?b'],
  ])('reads %s as %s', (text, scheme, identifier) => {
    expect(recogniseIdentifier(text)).toEqual({ scheme, identifier });
  });

  it.each([
    '',
    'see above',
    '0378-5954',
    '978-3-16-148410-1',
    'javascript:alert(1)',
    'some-org/2024001',
  ])('recognises nothing in "%s"', (text) => {
    expect(recogniseIdentifier(text)).toBeNull();
  });
});
