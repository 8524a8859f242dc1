import { describe, expect, it } from '@jest/globals';

import { orcidUrl, parseOrcid } from './orcid.js';

describe('parseOrcid', () => {
  it.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'])(
    'accepts %s',
    (text) => {
      expect(parseOrcid(text)).toBe(text);
    },
  );

  it.each([
    'https://orcid.org/0000-0002-1694-233X',
    'http://orcid.org/0000-0002-1694-233x',
    'orcid.org/0000-0002-1694-233X/',
    '000000021694233X',
  ])('reads %s', (text) => {
    expect(parseOrcid(text)).toBe('0000-0002-1694-233X');
  });

  it.each([
    ['orcid-checksum', '0000-0002-1825-0098'],
    ['orcid-checksum', '0000-0000-0000-0000'],
    ['orcid', '0000-0002-1825-009'],
    ['orcid', 'https://example.org/0000-0002-1825-0097'],
    ['orcid', ''],
  ])('refuses with %s the text "%s"', (code, text) => {
    expect(() => parseOrcid(text, 'creators[0].orcid')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ field: 'creators[0].orcid', code })],
      }),
    );
  });

  it('has an address', () => {
    expect(orcidUrl(parseOrcid('0000000218250097'))).toBe('https://orcid.org/0000-0002-1825-0097');
  });
});
