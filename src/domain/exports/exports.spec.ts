import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { anExportSource, base, type SourceDraft } from '../../../test/support/an-export-source.js';
import { cslFaultsOf } from '../../../test/support/csl-item.js';
import { lossesOfLinkedData, readJson } from '../../../test/support/linked-data.js';
import { hasSchemas, ProtocolSchemas } from '../../../test/support/protocol-schemas.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { exportFormatsOf } from './export-formats.js';
import type { ExportSource } from './export-source.js';
import { isWritten, readExportChoice, type WrittenExport, writeExport } from './export-writers.js';
import { schemaOrgOf } from './schema-org.js';
import { scriptData } from './script-data.js';

const hostile = 'A & B < C > "D" {E} % \\ é 中 \u202e $x^2$ </script> #1_~';
const doi = '10.5072/sphere.7b3kq-9zx02';
const creators = [
  ...Array.from({ length: 1_500 }, (_, n) => ({ familyName: `Writer${n}`, givenName: 'Ann Mary' })),
  ...Array.from({ length: 1_500 }, (_, n) => ({ name: `Body & Sons, ${n}` })),
];

const drafts: Readonly<Record<string, SourceDraft>> = {
  'an ordinary model': { hasOpinion: true },
  'a hostile title': { kind: 'paper', metadata: { title: hostile, description: hostile } },
  '3,000 authors with a DOI': { kind: 'dataset', card: { creators }, work: { doi } },
  'a retracted article': {
    kind: 'paper',
    card: {
      subtype: 'JournalArticle',
      container: { title: 'A & B', volume: '12', issue: '3', pages: '1-20', issn: '1234-5679' },
      funding: [{ funderName: 'European Commission', awardNumber: '101000000' }],
      related: [{ relation: 'Cites', identifier: '10.1234/a<b>' }],
      subjects: [{ subject: 'Physics', valueUri: 'https://a.example/é' }],
    },
    work: { notice: { kind: 'retracted', reason: 'Wrong <data>.', setAt: new Date(0) } },
  },
  'a withdrawn report': {
    kind: 'paper',
    card: { subtype: 'Report', publicationDate: '2024' },
    work: { withdrawal: { at: new Date(0), ground: 'Withdrawn for a legal reason.' } },
  },
  'a conference paper under an exception': {
    kind: 'paper',
    card: { subtype: 'ConferencePaper', container: { title: 'Proceedings of Tests' } },
    work: { licence: 'Apache-2.0 WITH LLVM-exception' },
  },
  'a paper of namesakes with a bibliography': {
    kind: 'paper',
    card: {
      creators: [
        { familyName: 'Wang', givenName: 'Wei' },
        { familyName: 'Wang', givenName: 'Wei' },
        { name: 'A Team', nameType: 'Organizational' },
        { name: 'A Team', nameType: 'Organizational' },
      ],
      related: [
        { relation: 'IsDerivedFrom', identifier: 'https://a.example/b|é', citation: 'A, B & C' },
        { relation: 'Cites', identifier: 'isbn:9783161484100' },
      ],
      references: [{ doi: '10.5555/cited', citation: 'The cited one' }, { citation: 'A book' }],
    },
  },
  'a dataset under a licence of its own': {
    kind: 'dataset',
    work: { licence: 'LicenseRef-open AND CC0-1.0' },
  },
};

const sources = new Map(
  Object.entries(drafts).map(([name, draft]) => [name, anExportSource(draft)] as const),
);
const names = [...sources.keys()];
const choice = readExportChoice({});

function sourceOf(name: string): ExportSource {
  const source = sources.get(name);
  if (source === undefined) throw new Error(`No work is called "${name}".`);
  return source;
}

function written(format: WrittenExport, name: string, chosen = choice): string {
  return writeExport(format, sourceOf(name), chosen, '4.6');
}

function json(format: WrittenExport, name: string): object {
  return JSON.parse(written(format, name)) as object;
}

/** What a reference manager makes of a file. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  const [item, ...others] = new Cite(text).data;
  expect(others).toEqual([]);
  return item ?? {};
}

/** One space for all, and no marks of direction, which lines close for themselves. */
function plainTitle(title: unknown): string {
  return String(title).replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

(hasSchemas ? describe : describe.skip)('by the schemas of those who read it', () => {
  const schemas = hasSchemas ? new ProtocolSchemas() : null;
  const cff = hasSchemas
    ? addFormats.default(new Ajv({ strict: false })).compile(readJson('cff/schema-1.2.0.json'))
    : null;
  afterAll(() => schemas?.close());

  it.each(names)('XML of %s is valid', (name) => {
    const texts = [written('datacite-xml', name), written('dc', name)];

    const faults = texts.flatMap((text) => schemas?.faultsOfMetadata(text.split('\n')[1] ?? ''));

    expect(faults).toEqual([]);
  });

  it.each(names)('CFF of %s is valid', (name) => {
    const file = parse(written('cff', name)) as { readonly authors: readonly object[] };
    // That no two of them are the same takes the schema's reader half a minute for thousands.
    cff?.({ ...file, authors: file.authors.slice(0, 50) });

    expect(cff?.errors).toBeNull();
    expect(file.authors).toHaveLength(sourceOf(name).record.creators.length);
  });

  it('CFF names all namesakes, and what a work cites with what is known of it', () => {
    const { authors, references } = parse(
      written('cff', 'a paper of namesakes with a bibliography'),
    ) as Record<'authors' | 'references', Readonly<Record<string, unknown>>[]>;

    expect(authors.map(({ alias }) => alias)).toEqual([
      undefined,
      'Wang, Wei (2)',
      undefined,
      'A Team (2)',
    ]);
    expect(references.map(({ title, url, notes }) => [title, url, notes])).toEqual([
      ['A, B & C', 'https://a.example/b%7C%C3%A9', 'IsDerivedFrom'],
      ['urn:isbn:9783161484100', undefined, 'Cites'],
      ['The cited one', 'https://doi.org/10.5555/cited', 'Cites'],
      ['A book', undefined, 'Cites'],
    ]);
  });

  it.each(names)('every word of the JSON-LD of %s has a meaning', async (name) => {
    for (const format of ['schemaorg', 'ro-crate', 'codemeta', 'croissant'] as const) {
      expect([format, await lossesOfLinkedData(json(format, name))]).toEqual([format, []]);
    }
  });

  it('and a word without one would be found out', async () => {
    const document = { ...json('codemeta', 'an ordinary model'), nonsense: 'x' };

    expect(await lossesOfLinkedData(document)).toHaveLength(1);
  });
});

describe('by reference managers', () => {
  it.each(names)('CSL of %s has only what its schema has', (name) => {
    expect(cslFaultsOf(json('csl', name))).toEqual([]);
  });

  it.each(names)('BibTeX and RIS of %s are read back', (name) => {
    const { record, metadata } = sourceOf(name);
    const read = [parsed(written('bibtex', name)), parsed(written('ris', name))];
    const ascii = written('bibtex', name, readExportChoice({ encoding: 'ascii' }));

    for (const item of read) {
      expect(plainTitle(item['title'])).toBe(plainTitle(record.title));
      expect(item['author']).toHaveLength(metadata.creators.length);
      expect(item['issued']).toMatchObject({
        'date-parts': [expect.arrayContaining([Number(record.publicationYear)])],
      });
      expect(item['DOI']).toBe(record.doi ?? undefined);
      expect(item['URL']).toBe(`${base}/id/${record.pid}`);
    }
    expect(ascii).toMatch(/^[\t\n -~]*$/);
  });
});

describe('all formats agree', () => {
  const yearIn = /\b(2024|2026)\b/;

  it.each(names)('about %s', (name) => {
    const { record, place, release } = sourceOf(name);
    for (const { name: format } of exportFormatsOf(place.kind)) {
      if (!isWritten(format) || format === 'docmap') continue;
      const text = written(format, name);

      expect([format, text]).toEqual([format, expect.stringContaining(record.doi ?? record.pid)]);
      expect([format, text]).toEqual([format, expect.stringContaining(release.version)]);
      expect([format, yearIn.exec(text)?.[1]]).toEqual([format, expect.any(String)]);
      if (record.title.startsWith('RETRACTED')) expect(text).toContain('RETRACTED: The faster');
    }
  });

  it.each(names)('about the title, the people and the files of %s, in JSON', (name) => {
    const { record, files } = sourceOf(name);
    const schemaorg = schemaOrgOf(sourceOf(name));
    const dataCite = json('datacite-json', name) as { titles: { title: string }[] };
    const crate = json('ro-crate', name) as {
      '@graph': { '@type': string; contentUrl?: string }[];
    };

    expect(schemaorg['name']).toBe(record.title);
    expect(schemaorg['creator']).toHaveLength(record.creators.length);
    expect(dataCite.titles[0]?.title).toBe(record.title);
    expect(json('codemeta', name)).toMatchObject({ name: record.title });
    expect(crate['@graph'].flatMap(({ contentUrl = [] }) => contentUrl)).toEqual(
      files.map(({ url }) => url),
    );
  });

  it('names every file by its one address', () => {
    const { files } = sourceOf('an ordinary model');

    expect(files[0]?.url).toBe(
      `${base}/lab/study/resolve/v1.0/weights/mod%C3%A8le%201%23%3F.safetensors`,
    );
    expect(written('schemaorg', 'an ordinary model')).toContain(`"${files[0]?.url ?? ''}"`);
    expect(written('codemeta', 'an ordinary model')).toContain(`"${files[0]?.url ?? ''}"`);
  });
});

describe('what becomes of a release', () => {
  it('closes access to what is withdrawn, in every format that speaks of access', () => {
    for (const format of [
      'schemaorg',
      'ro-crate',
      'dc',
      'datacite-xml',
      'datacite-json',
    ] as const) {
      const text = written(format, 'a withdrawn report');

      expect(text).toContain('c_14cb');
      expect(text).not.toContain('/resolve/');
    }
  });

  it('takes along the text of a licence that is on no public list', () => {
    const text = written('ro-crate', 'a dataset under a licence of its own');

    expect(text).toContain('"text": "Do what you like."');
  });

  it('tells it in a DocMap: published, reviewed, answered, and what opinions are', () => {
    expect(json('docmap', 'an ordinary model')).toMatchObject({
      'first-step': '_:b0',
      disclaimer: expect.stringContaining('consultative'),
      steps: {
        '_:b0': { assertions: [{ status: 'published' }], 'next-step': '_:b1' },
        '_:b1': { actions: [{ outputs: [{ type: 'review' }] }] },
        '_:b2': { actions: [{ outputs: [{ type: 'author-response' }] }] },
      },
    });
  });

  it('stands in a page shortened, and cannot leave its element', () => {
    const shortened = schemaOrgOf(sourceOf('3,000 authors with a DOI'), {
      ...{ people: 50, works: 1, characters: 1_000 },
    });
    const script = scriptData(schemaOrgOf(sourceOf('a hostile title')));

    expect(shortened['creator']).toHaveLength(50);
    expect(shortened['distribution']).toHaveLength(1);
    expect(script).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(script)).toMatchObject({ name: hostile });
  });
});

describe('the formats of a kind', () => {
  it.each<[RepositoryKind, boolean]>([
    ['model', false],
    ['dataset', true],
  ])('of a %s has Croissant: %s', (kind, expected) => {
    expect(exportFormatsOf(kind).some(({ name }) => name === 'croissant')).toBe(expected);
  });
});
