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
    ['https://doi.org/10.1002/%28SICI%29%3C1%3A%3A2', 'DOI', '10.1002/(sici)<1::2'],
    ['https://www.arxiv.org/abs/2106.09685', 'arXiv', '2106.09685'],
    ['hep-th/9901001', 'arXiv', 'hep-th/9901001'],
    ['ISBN 978-3-16-148410-0', 'ISBN', '9783161484100'],
    ['ISSN 0378-5955', 'ISSN', '0378-5955'],
    ['https://pubmed.ncbi.nlm.nih.gov/12345678/', 'PMID', '12345678'],
    ['https://scicrunch.org/resolver/RRID:SCR_014641', 'RRID', 'RRID:SCR_014641'],
    [
      `https://archive.softwareheritage.org/swh:1:rev:${'a'.repeat(40)};path=/b`,
      'SWHID',
      `swh:1:rev:${'a'.repeat(40)};path=/b`,
    ],
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
    'some-org/9901001',
    'arxiv:9913.00001',
    '10.5555/a\u202eb',
  ])('recognises nothing in "%s"', (text) => {
    expect(recogniseIdentifier(text)).toBeNull();
  });
});
