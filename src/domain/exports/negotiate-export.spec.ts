import { describe, expect, it } from '@jest/globals';
import { exportFormatsOf } from './export-formats.js';
import { negotiateExport } from './negotiate-export.js';

const croissant = 'http://mlcommons.org/croissant/1.0';
const crate = 'https://w3id.org/ro/crate';

function answerTo(accept: string | undefined, kind: 'model' | 'dataset' = 'dataset'): string {
  const negotiated = negotiateExport(accept, exportFormatsOf(kind));
  return negotiated.answer === 'export' ? negotiated.format.name : negotiated.answer;
}

describe('what a landing page is answered with', () => {
  it.each([
    [undefined, 'page'],
    ['', 'page'],
    ['*/*', 'page'],
    ['text/*', 'page'],
    ['text/html', 'page'],
    ['no media range, ;;;', 'page'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
    ['application/x-bibtex', 'bibtex'],
    ['Application/X-BibTeX;charset=utf-8', 'bibtex'],
    ['application/x-bibtex, */*', 'bibtex'],
    ['application/x-bibtex, text/html', 'bibtex'],
    ['text/html, application/x-bibtex', 'page'],
    ['text/html;q=0.5, application/x-bibtex', 'bibtex'],
    ['application/x-bibtex;q=0.4, application/x-research-info-systems;q=0.41', 'ris'],
    ['text/html;q=0, */*', 'json'],
    ['application/json', 'json'],
    ['application/*', 'json'],
    ['application/json;q=0, application/*', 'datacite-json'],
    ['application/vnd.schemaorg.ld+json', 'schemaorg'],
    ['application/linkset', 'linkset'],
    ['application/yaml', 'cff'],
    ['image/png', 'nothing'],
    ['application/x-bibtex;q=0', 'nothing'],
    ['application/x-bibtex;q=high', 'nothing'],
  ])('%j is answered with the %s', (accept, expected) => {
    expect(answerTo(accept)).toBe(expected);
  });

  it.each([
    ['application/ld+json', 'schemaorg'],
    [`application/ld+json;profile="${crate}"`, 'ro-crate'],
    [`application/ld+json; profile="${crate}/1.2"`, 'ro-crate'],
    [`application/ld+json;profile=${crate};q=0.9`, 'ro-crate'],
    [`application/ld+json; profile="http://w3id.org/ro/crate"`, 'ro-crate'],
    [`application/ld+json;profile="${croissant}"`, 'croissant'],
    [`application/ld+json, application/ld+json;profile="${croissant}"`, 'croissant'],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'schemaorg'],
    ['application/ld+json;profile="https://w3id.org/docmaps/context.jsonld"', 'nothing'],
    ['application/ld+json;profile="a, \\"b\\""; q=0.2, application/yaml;q=0.1', 'schemaorg'],
  ])('%j by its profile with the %s', (accept, expected) => {
    expect(answerTo(accept)).toBe(expected);
  });

  it('a model has no Croissant', () => {
    expect(answerTo(`application/ld+json;profile="${crate}"`, 'model')).toBe('ro-crate');
    expect(answerTo(`application/ld+json;profile="${croissant}", image/png`, 'model')).toBe(
      'nothing',
    );
  });

  it.each([
    ['"', 'page'],
    ['",', 'page'],
    [';q="', 'page'],
    ['\\"', 'page'],
    ['a/b;', 'nothing'],
    [' ;', 'page'],
    ['a/b;c="\\', 'nothing'],
  ])('reads %j over and over, and never closed, to its end with the %s', (piece, expected) => {
    expect(answerTo(piece.repeat(16_000 / piece.length))).toBe(expected);
  });
});
