import type { CitedWork } from './cited-work.js';

const types: Readonly<Record<CitedWork['type'], string>> = {
  Model: 'software',
  Dataset: 'dataset',
  Preprint: 'article',
  Report: 'report',
  ConferencePaper: 'paper-conference',
  JournalArticle: 'article-journal',
  Dissertation: 'thesis',
};

/**
 * One item of CSL-JSON (CSL 1.0.2), which may stand in an HTML page as it is. The schema has no place
 * for a licence but among the custom fields.
 */
export function writeCslJson(work: CitedWork): string {
  const { type, issued, keywords, container, notes } = work;
  const item = {
    id: work.key,
    type: types[type],
    ...(type === 'Preprint' && { genre: 'Preprint' }),
    title: work.title,
    author: work.authors.map((author) =>
      'name' in author
        ? { literal: author.name }
        : { family: author.family, ...(author.given !== null && { given: author.given }) },
    ),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
    ...(container.title !== undefined && { 'container-title': container.title }),
    ...(container.volume !== undefined && { volume: container.volume }),
    ...(container.issue !== undefined && { issue: container.issue }),
    ...(container.pages !== undefined && { page: container.pages }),
    ...(container.issn !== undefined && { ISSN: container.issn }),
    version: work.version,
    publisher: work.publisher,
    ...(work.abstract !== '' && { abstract: work.abstract }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(notes.length > 0 && { note: notes.join('. ') }),
    ...(work.language !== null && { language: work.language }),
    ...(work.doi !== null && { DOI: work.doi }),
    URL: work.address,
    custom: { license: work.licence },
  };
  return `${JSON.stringify(item, null, 2).replaceAll('<', '\\u003c')}\n`;
}
