import { describe, expect, it } from '@jest/globals';

import { parseRor, rorUrl } from './ror.js';

describe('parseRor', () => {
  it.each(['03yrm5c26', '05dxps055', '01ggx4157'])('accepts %s, with and without address', (id) => {
    expect(parseRor(id)).toBe(id);
    expect(rorUrl(parseRor(`https://ror.org/${id.toUpperCase()}`))).toBe(`https://ror.org/${id}`);
  });

  it.each([
    ['ror-checksum', '03yrm5c27'],
    ['ror-checksum', 'https://ror.org/05dxsp055'],
    ['ror', '3yrm5c26'],
    ['ror', '03yrmlc26'],
    ['ror', 'https://example.org/03yrm5c26'],
  ])('refuses with %s the text "%s"', (code, text) => {
    expect(() => parseRor(text)).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ field: 'ror', code })] }),
    );
  });
});
