import { describe, expect, it } from '@jest/globals';
import type { Creator } from '../../../../domain/card/record-metadata.js';
import { type CitedRelease, citeAsBibtex, citeAsText } from './citation.js';

const ann: Creator = {
  type: 'Personal',
  name: 'Défossez, Ann',
  familyName: 'Défossez',
  givenName: 'Ann',
  affiliations: [],
  credit: [],
};
const lab: Creator = { type: 'Organizational', name: 'Lab and Sons', affiliations: [], credit: [] };

function aRelease(over: Partial<CitedRelease> & { title?: string; creators?: Creator[] } = {}) {
  const { title = 'The faster model', creators = [ann, lab], ...rest } = over;
  return {
    metadata: { kind: 'model' as const, title, creators },
    version: 'v1.0',
    year: 2026,
    address: 'https://sphere.example/id/7b3kq-9zx02',
    doi: null,
    ...rest,
  };
}

describe('a citation as text', () => {
  it('names creators, year, title, version, kind and address', () => {
    expect(citeAsText(aRelease())).toBe(
      'Défossez, Ann; Lab and Sons (2026). The faster model (Version v1.0) [Model]. Sphere. https://sphere.example/id/7b3kq-9zx02',
    );
  });

  it('prefers the DOI, and has no year before publication', () => {
    expect(citeAsText(aRelease({ doi: '10.5072/x', year: null }))).toMatch(
      /^Défossez, Ann; Lab and Sons\. .* https:\/\/doi\.org\/10\.5072\/x$/,
    );
  });

  it('names ten of very many', () => {
    const text = citeAsText(aRelease({ creators: Array<Creator>(3_000).fill(ann) }));

    expect(text.match(/Défossez/g)).toHaveLength(10);
    expect(text).toContain('; et al. (2026)');
  });
});

describe('a citation in BibTeX', () => {
  it('keeps the parts of names, and organisations whole', () => {
    expect(citeAsBibtex(aRelease())).toBe(
      `@misc{defossez2026faster,
  author    = {{Défossez}, {Ann} and {Lab and Sons}},
  title     = {{The faster model}},
  year      = {2026},
  version   = {v1.0},
  publisher = {Sphere},
  url       = {https://sphere.example/id/7b3kq-9zx02}
}`,
    );
  });

  it.each([
    ['100% of {A_B}', '100\\% of \\{A\\_B\\}'],
    [
      'C:\\a ~ $x^2$ & #1',
      'C:\\textbackslash{}a \\textasciitilde{} \\$x\\textasciicircum{}2\\$ \\& \\#1',
    ],
  ])('escapes "%s"', (title, escaped) => {
    expect(citeAsBibtex(aRelease({ title }))).toContain(`title     = {{${escaped}}}`);
  });

  it('has a key whatever the letters are', () => {
    const creators = [{ ...lab, name: '研究所' }];

    expect(citeAsBibtex(aRelease({ title: '模型', creators, year: null }))).toMatch(
      /^@misc\{record,/,
    );
  });
});
