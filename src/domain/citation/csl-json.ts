import type { CitedWork } from './cited-work.js';

const types = { model: 'software', paper: 'article', dataset: 'dataset' } as const;

/** One item of CSL-JSON (CSL 1.0.2), which may stand in an HTML page as it is. */
export function writeCslJson(work: CitedWork): string {
  const { kind, issued, keywords } = work;
  const item = {
    id: work.key,
    type: types[kind],
    ...(kind === 'paper' && { genre: 'Preprint' }),
    title: work.title,
    author: work.authors.map((author) =>
      'name' in author
        ? { literal: author.name }
        : { family: author.family, ...(author.given !== null && { given: author.given }) },
    ),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
    version: work.version,
    publisher: 'Sphere',
    ...(work.abstract !== '' && { abstract: work.abstract }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(work.language !== null && { language: work.language }),
    license: work.licence,
    ...(work.doi !== null && { DOI: work.doi }),
    URL: work.address,
  };
  return JSON.stringify(item, null, 2).replaceAll('<', '\\u003c');
}
