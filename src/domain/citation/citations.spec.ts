import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { anExportSource } from '../../../test/support/an-export-source.js';
import type { Creator, RecordMetadata } from '../card/record-metadata.js';
import type { Orcid } from '../identifiers/orcid.js';
import { writeBibtex } from './bibtex.js';
import {
  type CitationFormatName,
  citationFormatNames,
  citationFormats,
} from './citation-formats.js';
import { type CitedRelease, type CitedWork, citeRelease } from './cited-work.js';
import type { CitationForm } from './styles/citation-form.js';
import { readCitationForm } from './styles/citation-form.js';
import { writeCitation } from './styles/write-citation.js';

const ann: Creator = {
  type: 'Personal',
  name: 'Défossez, Ann',
  familyName: 'Défossez',
  givenName: 'Ann',
  orcid: '0000-0002-1825-0097' as Orcid,
  affiliations: [{ name: 'Open Speech' }],
  credit: [],
};
const lab: Creator = { type: 'Organizational', name: 'Lab and Sons', affiliations: [], credit: [] };

type Change = Partial<Omit<CitedRelease, 'metadata'>> & Partial<RecordMetadata>;
const { metadata: ordinary } = anExportSource();

function aWork(change: Change = {}): CitedWork {
  const { version = 'v1.0', doi = null, licence = 'Apache-2.0', notice = null, ...rest } = change;
  const { publishedAt = new Date('2026-11-05T23:00:00Z'), ...described } = rest;
  const metadata = { ...ordinary, creators: [ann, lab], ...described };
  return citeRelease(
    { version, doi, licence, notice, publishedAt, metadata, pid: '7b3kq-9zx02' },
    'https://sphere.example',
  );
}

function cite(format: CitationFormatName, change: Change = {}): string {
  return citationFormats[format](aWork(change));
}

const apa: CitationForm = { style: 'apa', locale: 'en-GB' };
const people = (count: number): Creator[] =>
  Array.from({ length: count }, (_, n) => ({ ...ann, familyName: `Writer${n + 1}` }));

/** Fields of the one entry of a `.bib` file, by counting braces as BibTeX does, escaped ones too. */
function readBibtex(text: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  let at = text.indexOf(',') + 1;
  for (;;) {
    const found = /^\s*(\w+)\s*=\s*\{/.exec(text.slice(at));
    if (found === null) break;
    const start = (at += found[0].length);
    for (let depth = 1; depth > 0; at += 1) {
      if (at >= text.length) throw new Error('The entry never ends.');
      if (text[at] === '{') depth += 1;
      if (text[at] === '}') depth -= 1;
    }
    fields[found[1] ?? ''] = text.slice(start, at - 1);
    at += 1;
  }
  expect(text.slice(at).trim()).toBe('}');
  return fields;
}

/** Values of a RIS reference by tag. */
function readRis(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const line of text.split('\r\n').slice(0, -1)) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/s.exec(line) ?? [];
    values.set(tag, [...(values.get(tag) ?? []), value]);
  }
  return values;
}

describe('a citation in words', () => {
  const title = 'The faster model';

  it.each<[CitationForm['style'], CitationForm['locale'], string]>([
    [
      'apa',
      'en-GB',
      'Défossez, A., & Lab and Sons. (2026). The faster model (Version v1.0) [Model]. Sphere. https://sphere.example/id/7b3kq-9zx02',
    ],
    [
      'apa',
      'fr-FR',
      'Défossez, A. et Lab and Sons. (2026). The faster model (Version v1.0) [Modèle]. Sphere. https://sphere.example/id/7b3kq-9zx02',
    ],
    [
      'chicago-author-date',
      'en-GB',
      'Défossez, Ann, and Lab and Sons. 2026. ‘The faster model.’ Version v1.0. Model. Sphere. https://sphere.example/id/7b3kq-9zx02',
    ],
    [
      'chicago-author-date',
      'fr-FR',
      'Défossez, Ann et Lab and Sons. 2026. «\u202fThe faster model\u202f». Version v1.0. Modèle. Sphere. https://sphere.example/id/7b3kq-9zx02',
    ],
    [
      'vancouver',
      'en-GB',
      'Défossez A, Lab and Sons. The faster model [model]. Version v1.0. Sphere; 2026. Available from: https://sphere.example/id/7b3kq-9zx02',
    ],
  ])('follows %s in %s', (style, locale, expected) => {
    expect(writeCitation(aWork({ title }), { style, locale })).toBe(expected);
  });

  it.each<[CitationForm['style'], number, string]>([
    ['apa', 20, 'Writer19, A., & Writer20, A. (2026)'],
    ['apa', 21, 'Writer19, A., . . . Writer21, A. (2026)'],
    ['chicago-author-date', 11, 'Ann Writer7, et al. 2026'],
    ['vancouver', 6, 'Writer5 A, Writer6 A. The'],
    ['vancouver', 3_000, 'Writer6 A, et al. The'],
  ])('abbreviates in %s the names of %i', (style, count, expected) => {
    const text = writeCitation(aWork({ creators: people(count) }), { style, locale: 'en-GB' });

    expect(text).toContain(expected);
  });

  it('prefers the DOI, has no year before publication, and says what is retracted', () => {
    const notice = { kind: 'retracted', reason: 'Wrong.' } as const;
    const text = writeCitation(aWork({ doi: '10.5072/x', publishedAt: null, notice }), apa);

    expect(text).toMatch(/ \(n\.d\.\)\. RETRACTED: The .* https:\/\/doi\.org\/10\.5072\/x$/);
  });

  it('gives initials of every given name', () => {
    const creators = [{ ...ann, givenName: 'Jean-Luc Émile' }];

    expect(writeCitation(aWork({ creators }), apa)).toContain('Défossez, J.-L. É. (2026)');
  });

  it('reads the names of styles in any case, and refuses others with the list', () => {
    expect(readCitationForm({ style: 'APA', locale: 'fr-fr' }).locale).toBe('fr-FR');
    expect(() => readCitationForm({ style: 'constructor' })).toThrow();
    expect(() => readCitationForm({ locale: ['en-GB', 'fr-FR'] })).toThrow();
  });
});

describe('a citation in BibTeX', () => {
  it('is one entry that names everything', () => {
    expect(cite('bibtex')).toMatch(/^@misc\{defossez2026faster-7b3kq9zx02,\n/);
    expect(readBibtex(cite('bibtex'))).toEqual({
      author: 'Défossez, Ann and {Lab and Sons}',
      title: '{The faster model}',
      howpublished: 'Sphere',
      year: '2026',
      month: '11',
      version: 'v1.0',
      note: 'Model, version v1.0. Licence: Apache-2.0',
      publisher: 'Sphere',
      license: 'Apache-2.0',
      keywords: 'speech',
      langid: 'fr',
      abstract: 'It is fast.',
      url: 'https://sphere.example/id/7b3kq-9zx02',
    });
  });

  it.each([
    ['100% of A_B', '100\\% of A\\_B'],
    ['~ $x^2$ & #1', '\\textasciitilde{} \\$x\\textasciicircum{}2\\$ \\& \\#1'],
    ['a { b', 'a \\textbraceleft{} b'],
    ['a } b \\', 'a \\textbraceright{} b \\textbackslash{}'],
  ])('escapes "%s"', (title, escaped) => {
    expect(readBibtex(cite('bibtex', { title }))['title']).toBe(`{${escaped}}`);
  });

  it.each([
    ['é', "{\\'{e}}"],
    ['Łódź', "{\\L}{\\'{o}}d{\\'{z}}"],
    ['« Ça »', '{\\guillemotleft} {\\c{C}}a {\\guillemotright}'],
    ['中', '{\\symbol{"4E2D}}'],
  ])('spells "%s" in ASCII', (title, expected) => {
    expect(readBibtex(writeBibtex(aWork({ title }), 'ascii'))['title']).toBe(`{${expected}}`);
  });

  it('keeps a name together that a comma or an "and" would part', () => {
    const creators = [{ ...ann, familyName: 'Smith and Sons', givenName: 'A, B' }];

    expect(readBibtex(cite('bibtex', { creators }))['author']).toBe('{Smith and Sons}, {A, B}');
  });

  it.each([
    ['JournalArticle', '@article', 'journal'],
    ['ConferencePaper', '@inproceedings', 'booktitle'],
    ['Report', '@techreport', 'institution'],
    ['Dissertation', '@misc', 'howpublished'],
  ] as const)('enters a %s as %s', (subtype, entry, field) => {
    const text = cite('bibtex', { kind: 'paper', subtype, container: { title: 'Tests & Trials' } });

    expect(text).toMatch(new RegExp(`^${entry}\\{`));
    expect(readBibtex(text)).toHaveProperty(field);
  });

  it('has a key whatever the letters are', () => {
    const creators = [{ ...lab, name: '研究所' }];

    expect(cite('bibtex', { title: '模型', creators, publishedAt: null })).toMatch(
      /^@misc\{record-7b3kq9zx02,/,
    );
  });
});

describe('a citation in RIS', () => {
  it('has a line for each author and keyword, and its end', () => {
    const text = cite('ris', { doi: '10.5072/x' });

    expect(text.startsWith('TY  - COMP\r\n')).toBe(true);
    expect(text.endsWith('ER  - \r\n')).toBe(true);
    expect(readRis(text).get('AU')).toEqual(['Défossez, Ann', 'Lab and Sons']);
    expect(readRis(text).get('DA')).toEqual(['2026/11/05/']);
    expect(readRis(text).get('DO')).toEqual(['10.5072/x']);
  });

  it('leaves open which day it was where the card states a year', () => {
    expect(readRis(cite('ris', { publicationDate: '2024' })).get('DA')).toEqual(['2024///']);
  });
});

describe('a citation in CSL-JSON', () => {
  it('is JSON with names in their parts and the date in its own', () => {
    expect(JSON.parse(cite('csl', { kind: 'paper' }))).toMatchObject({
      type: 'article',
      genre: 'Preprint',
      author: [{ family: 'Défossez', given: 'Ann' }, { literal: 'Lab and Sons' }],
      issued: { 'date-parts': [[2026, 11, 5]] },
    });
  });

  it('cannot end the element of a page that it stands in', () => {
    const title = '</script><script>alert(1)</script>';

    expect(cite('csl', { title })).not.toContain('<');
    expect(JSON.parse(cite('csl', { title }))).toMatchObject({ title });
  });
});

describe('a CITATION.cff', () => {
  it('is YAML with what the format asks for', () => {
    expect(parse(cite('cff'))).toMatchObject({
      'cff-version': '1.2.0',
      type: 'software',
      title: 'The faster model',
      'date-released': '2026-11-05',
      license: 'Apache-2.0',
      authors: [
        { 'family-names': 'Défossez', orcid: 'https://orcid.org/0000-0002-1825-0097' },
        { name: 'Lab and Sons' },
      ],
    });
  });

  it('prefers that a paper is cited as an article', () => {
    expect(parse(cite('cff', { kind: 'paper' }))).toMatchObject({
      'preferred-citation': { type: 'article', title: 'The faster model' },
    });
  });

  it('begins its abstract with what speaks against the work', () => {
    const notice = { kind: 'deprecated', reason: 'Old.' } as const;

    expect(parse(cite('cff', { notice }))).toMatchObject({
      abstract: expect.stringMatching(/^Old\.\n\n./),
    });
  });

  it('leaves out a licence that it would misread', () => {
    expect(parse(cite('cff', { licence: 'MIT AND CC-BY-4.0' }))).not.toHaveProperty('license');
  });

  it.each(['yes', '- a: [b', '# no comment', 'it\'s: "quoted"', '2026-01-01'])(
    'gives back the title %j as the text that it is',
    (title) => {
      expect(parse(cite('cff', { title }))).toMatchObject({ title });
    },
  );
});

describe('in every format', () => {
  it.each(citationFormatNames)('%s keeps a title on its line and in its direction', (format) => {
    const text = cite(format, { title: 'One\r\nER  - \u202Edesrever\u2069\u0000 end' });

    expect(text).toContain('One ER - \u202Edesrever end\u202C');
  });

  it.each(citationFormatNames)('%s names all of 3,000 authors', (format) => {
    const text = cite(format, {
      creators: Array.from({ length: 3_000 }, (_, n) => ({ ...ann, givenName: `Ann ${n}` })),
    });

    expect(text.match(/Défossez/g)).toHaveLength(3_000);
  });
});
