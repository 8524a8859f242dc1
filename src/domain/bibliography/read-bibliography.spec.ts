import { describe, expect, it } from '@jest/globals';
import { checkMetadata } from '../card/check-metadata.js';
import { type Fault, SphereError } from '../errors/sphere-error.js';
import type { BibliographyFormat } from '../refusals/bibliography-refusals.js';
import type { Proposal } from './proposal.js';
import { formatOfText, readBibliography } from './read-bibliography.js';

const context = {
  repositoryKind: 'paper',
  repositoryName: 'work',
  namespaceHandle: 'lab',
  namespaceDisplayName: 'A laboratory',
  namespaceIsOrganisation: true,
  today: '2026-11-24',
} as const;

/** Reads, and holds the proposal to its promise: a card takes it. */
function read(format: BibliographyFormat, text: string): Proposal {
  const proposal = readBibliography(text, format);
  expect(checkMetadata(proposal.metadata, context)).toEqual([]);
  return proposal;
}

const codes = ({ notes }: Proposal) => notes.map(({ code }) => code);

describe('BibTeX', () => {
  it('is read with its accents, its people and its identifiers', () => {
    const proposal = read(
      'bibtex',
      `\ufeff% exported\r\n@string{neu = "Neural " # {Networks}}\r\n@Article{moshi,
        author = {D{\\'e}fossez, Alexandre and Ludwig van Beethoven and {Barnes and Noble} and others},
        title = {{Moshi}: a $\\mathcal{O}(n)$ \\emph{speech} model -- 100\\% "open"},
        journal = neu, year = 2024, month = nov, volume = {12}, pages = "1--20",
        doi = {10.48550/arXiv.2410.00037}, eprint = {2410.00037}, archivePrefix = {arXiv},
        keywords = {speech, dialogue}, license = {CC-BY-4.0}, langid = {english}, hal_id = {x},
      }`,
    );

    expect(proposal.metadata).toEqual({
      title: 'Moshi: a $\\mathcal{O}(n)$ speech model – 100% "open"',
      creators: [
        { familyName: 'Défossez', givenName: 'Alexandre' },
        { familyName: 'van Beethoven', givenName: 'Ludwig' },
        { type: 'Organizational', name: 'Barnes and Noble' },
      ],
      publicationDate: '2024-11',
      identifiers: [
        { identifier: '10.48550/arxiv.2410.00037' },
        { identifier: 'arXiv:2410.00037' },
      ],
      subtype: 'JournalArticle',
      container: { title: 'Neural Networks', volume: '12', pages: '1–20' },
      keywords: ['speech', 'dialogue'],
      language: 'en',
    });
    expect(proposal.sources).toMatchObject({ creators: 'author', identifiers: 'doi, eprint' });
    expect(codes(proposal).sort()).toEqual(['authors-cut', 'fields-left-out', 'licence-left-out']);
  });

  it.each([
    ["{\\'E}tienne", 'Étienne'],
    ['\\"{o}', 'ö'],
    ['{\\"o}', 'ö'],
    ["\\'{\\i}", 'í'],
    ['\\c{c}a', 'ça'],
    ['\\v Capek', 'Čapek'],
    ['\\o re', 'øre'],
    ['Stra{\\ss}e', 'Straße'],
    ['\\aa ngstr\\"om', 'ångström'],
    ['\\~{}', ''],
    ['a~b', 'a b'],
    ['\\unknown{kept}', 'kept'],
    ['a $x_{\\alpha} < y$ b', 'a $x_{\\alpha} < y$ b'],
    ['costs \\$5 and \\$6', 'costs $5 and $6'],
    ["``quoted''", '“quoted”'],
  ])('says %s as %s', (tex, plain) => {
    const { metadata } = read('bibtex', `@misc{k, title = {x ${tex} x}}`);

    expect(metadata['title']).toBe(`x ${plain} x`.replace(/\s+/g, ' '));
  });

  it.each([
    ['First Last', { familyName: 'Last', givenName: 'First' }],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      { familyName: 'de la Vallée Poussin', givenName: 'Charles Louis Xavier Joseph' },
    ],
    ['King, Jr, Martin Luther', { familyName: 'King', givenName: 'Martin Luther, Jr' }],
    ['de la Cruz, Ana', { familyName: 'de la Cruz', givenName: 'Ana' }],
    ['Plato', { familyName: 'Plato' }],
    ['{The ATLAS Collaboration}', { type: 'Organizational', name: 'The ATLAS Collaboration' }],
  ])('splits %s as BibTeX does', (author, person) => {
    expect(read('bibtex', `@misc{k, author = {${author}}}`).metadata['creators']).toEqual([person]);
  });

  it('reads three thousand authors, and the first of two entries', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `Person${index}, P.`).join(' and ');

    const proposal = read('bibtex', `@misc{a, author={${names}}}\n@misc{b, title={Other}}`);

    expect(proposal.metadata['creators']).toHaveLength(3_000);
    expect(codes(proposal)).toContain('further-entries');
  });

  it('drops markup, control characters and dates that no calendar has', () => {
    const proposal = read(
      'bibtex',
      '@misc{k, title={A </script><script>alert(1)</script> title\u0000}, date={2026-02-30}}',
    );

    expect(proposal.metadata).toEqual({ title: 'A alert(1) title', subtype: 'Preprint' });
    expect(codes(proposal).sort()).toEqual(['date-unreadable', 'markup-removed']);
  });

  it.each([
    ['nothing to read', 1],
    ['\n\n@article{k, title = {never closed', 3],
    ['@article{k,\n title {Equals sign missing}}', 2],
    ['@article{k,\n title = "no end}', 1],
    [growing(), 1],
  ])('refuses %j at its line', (text, line) => {
    const fault = faultOf(() => readBibliography(text, 'bibtex'));

    expect(fault).toMatchObject({ code: 'bibliography-syntax', field: `line ${line}` });
  });

  it.each([
    ['braces', `@misc{k, title={${'{'.repeat(500_000)}`],
    ['entries that never end', '@misc{k,'.repeat(100_000)],
    ['accents', `@misc{k, title={${'\\"'.repeat(400_000)}}}`],
    ['dollars', `@misc{k, title={${'$'.repeat(900_000)}}}`],
    ['ands', `@misc{k, author={${' and '.repeat(200_000)}}}`],
  ])('takes no time over a megabyte of %s', (_, text) => {
    const start = performance.now();
    try {
      readBibliography(text, 'bibtex');
    } catch {
      // Refused is as good as read.
    }

    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

/** Abbreviations that double until they fill any memory. */
function growing(): string {
  const names = Array.from({ length: 60 }, (_, index) => `b${index}`);
  const doubled = names.map(
    (name, index) =>
      `@string{${name} = ${names[index - 1] ?? '"xx"'} # ${names[index - 1] ?? '"xx"'}}`,
  );
  return `${doubled.join('')}@misc{k, title = b59}`;
}

describe('RIS', () => {
  it('is read with CR LF, repeated tags and lines that go on', () => {
    const proposal = read(
      'ris',
      '\ufeffTY  - CONF\r\nAU  - Curie, Marie\r\nAU  - Plato\r\nTI  - On & <i>about</i> it\r\nAB  - First line\r\ngoes on\r\n' +
        'PY  - 2024\r\nDA  - 2024/03/07/\r\nKW  - one\r\nKW  - two\r\nT2  - A conference\r\nSP  - 3\r\nEP  - 9\r\n' +
        'DO  - https://doi.org/10.5281/ZENODO.1\r\nLA  - fr\r\nER  - \r\nTY  - JOUR\r\nER  - \r\n',
    );

    expect(proposal.metadata).toEqual({
      title: 'On & about it',
      creators: [{ familyName: 'Curie', givenName: 'Marie' }, { name: 'Plato' }],
      description: 'First line\ngoes on',
      publicationDate: '2024-03-07',
      keywords: ['one', 'two'],
      identifiers: [{ identifier: '10.5281/zenodo.1' }],
      subtype: 'ConferencePaper',
      container: { title: 'A conference', pages: '3–9' },
      language: 'fr',
    });
    expect(codes(proposal).sort()).toEqual(['further-entries', 'markup-removed', 'name-whole']);
  });

  it.each([
    ['no end', 'TY  - JOUR\nTI  - Open\n', ['entry-unfinished'], 'Open'],
    [
      'a second begin',
      'TY  - JOUR\nTI  - Open\nTY  - JOUR\nTI  - B\nER  -',
      ['entry-unfinished', 'further-entries'],
      'Open',
    ],
    [
      'a strange date',
      'TY  - JOUR\nTI  - Open\nPY  - in press\nER  - ',
      ['date-unreadable'],
      'Open',
    ],
  ])('forgives %s', (_, text, noted, title) => {
    const proposal = read('ris', text);

    expect([proposal.metadata['title'], codes(proposal)]).toEqual([title, noted]);
  });

  it('refuses what has no reference', () => {
    expect(faultOf(() => readBibliography('AU  - Nobody', 'ris'))).toMatchObject({
      code: 'bibliography-syntax',
    });
  });
});

describe('CSL-JSON', () => {
  it('is read as the standard and as Crossref write it', () => {
    const proposal = read(
      'csl',
      JSON.stringify([
        {
          type: 'journal-article',
          title: ['On <sub>x</sub>'],
          author: [
            {
              family: 'Beethoven',
              'non-dropping-particle': 'van',
              given: 'Ludwig',
              ORCID: 'http://orcid.org/0000-0002-1825-0097',
              affiliation: [{ name: 'Vienna' }],
            },
            { literal: 'Barnes and Noble' },
            { family: 'Twin', ORCID: '0000-0002-1825-0097' },
            { family: 'Slip', ORCID: '0000-0002-1825-0098' },
          ],
          issued: { 'date-parts': [[2024, 3, 7]] },
          abstract: '<jats:p>We show it.</jats:p>',
          DOI: '10.1000/XYZ',
          'container-title': ['A journal'],
          ISSN: ['1234-5679'],
          license: [{ URL: 'https://creativecommons.org/licenses/by/4.0/' }],
        },
      ]),
    );

    expect(proposal.metadata).toEqual({
      title: 'On x',
      creators: [
        {
          familyName: 'van Beethoven',
          givenName: 'Ludwig',
          orcid: '0000-0002-1825-0097',
          affiliations: [{ name: 'Vienna' }],
        },
        { name: 'Barnes and Noble' },
        { familyName: 'Slip' },
      ],
      publicationDate: '2024-03-07',
      description: 'We show it.',
      identifiers: [{ identifier: '10.1000/xyz' }],
      subtype: 'JournalArticle',
      container: { title: 'A journal', issn: '1234-5679' },
    });
    expect(new Set(codes(proposal))).toEqual(
      new Set([
        'licence-left-out',
        'markup-removed',
        'name-whole',
        'orcid-unreadable',
        'person-twice',
      ]),
    );
  });

  it.each(['{', '[]', 'null', '"text"', '{"a":1}', '['.repeat(200_000)])('refuses %j', (text) => {
    expect(faultOf(() => readBibliography(text, 'csl'))).toMatchObject({
      code: 'bibliography-syntax',
    });
  });
});

describe('CITATION.cff', () => {
  it('gives the work that it wants cited', () => {
    const proposal = read(
      'cff',
      `cff-version: 1.2.0
message: Cite us
title: The software
license: MIT
authors: [{family-names: Coder, given-names: C.}]
preferred-citation:
  type: article
  title: The paper
  journal: A journal
  year: 2025
  month: 4
  doi: 10.1000/paper
  authors:
    - {family-names: Curie, given-names: Marie, name-particle: de, orcid: "https://orcid.org/0000-0001-5109-3700"}
    - name: A laboratory
references:
  - {type: article, title: Before, doi: 10.1000/before, year: 2001, authors: [{family-names: Old, given-names: O.}]}
`,
    );

    expect(proposal.metadata).toEqual({
      title: 'The paper',
      creators: [
        { familyName: 'de Curie', givenName: 'Marie', orcid: '0000-0001-5109-3700' },
        { type: 'Organizational', name: 'A laboratory' },
      ],
      publicationDate: '2025-04',
      identifiers: [{ identifier: '10.1000/paper' }],
      subtype: 'JournalArticle',
      container: { title: 'A journal' },
      references: [{ citation: 'Old, O. (2001). Before', doi: '10.1000/before' }],
    });
    expect(codes(proposal)).toEqual(['preferred-citation', 'licence-left-out']);
  });

  it.each([
    ['cff-version: 1.2.0\ntitle: [unclosed', 2],
    ['cff-version: 1.2.0\ntitle: a\ntitle: b', 3],
    ['just: yaml', 1],
    [`a: &a [x]\nb: ${'['.repeat(100_000)}`, 1],
  ])('refuses %j at its line', (text, line) => {
    expect(faultOf(() => readBibliography(text, 'cff'))).toMatchObject({ field: `line ${line}` });
  });
});

it.each([
  ['@article{x, title={a: b}}', 'bibtex'],
  ['\ufeff\nTY  - JOUR\nTI  - x', 'ris'],
  [' [{"title":"x"}]', 'csl'],
  ['message: hi\ncff-version: 1.2.0', 'cff'],
])('tells the format of %j', (text, format) => {
  expect(formatOfText(text)).toBe(format);
});

/** The one fault of what the act throws. */
function faultOf(act: () => unknown): Fault | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof SphereError && error.faults.length === 1) return error.faults[0];
    throw error;
  }
  return undefined;
}
