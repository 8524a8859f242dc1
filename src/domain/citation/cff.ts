import { stringify } from 'yaml';
import type { CitedAuthor, CitedWork } from './cited-work.js';

/** What a `CITATION.cff` takes for a DOI (CFF 1.2.0, definitions.doi). */
const cffDoi = /^10\.\d{4,9}(\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/;

/** A `CITATION.cff` (CFF 1.2.0): YAML. A paper is what it prefers to be cited, as CFF has no such type. */
export function writeCff(work: CitedWork): string {
  const isPaper = work.kind === 'paper';
  const file = {
    'cff-version': '1.2.0',
    message: 'If you use this work, please cite it as below.',
    ...(!isPaper && { type: work.kind === 'dataset' ? 'dataset' : 'software' }),
    ...described(work),
    ...(isPaper && { 'preferred-citation': { type: 'article', ...described(work) } }),
  };
  return stringify(file, { aliasDuplicateObjects: false });
}

function described(work: CitedWork) {
  const [year, month, day] = work.issued;
  const isDay = year !== undefined && month !== undefined && day !== undefined;
  return {
    title: work.title,
    authors: work.authors.map(cffAuthor),
    version: work.version,
    ...(isDay && { 'date-released': `${year}-${two(month)}-${two(day)}` }),
    ...(work.doi !== null && cffDoi.test(work.doi) && { doi: work.doi }),
    url: work.address,
    ...(work.abstract !== '' && { abstract: work.abstract }),
    ...(work.keywords.length > 0 && { keywords: work.keywords }),
    // A list of licences means a choice between them, so that an expression cannot be told.
    ...(/^(?!LicenseRef-)[A-Za-z0-9.+-]+$/.test(work.licence) && { license: work.licence }),
  };
}

function cffAuthor(author: CitedAuthor) {
  if ('name' in author) return { name: author.name };
  return {
    'family-names': author.family,
    ...(author.given !== null && { 'given-names': author.given }),
    ...(author.affiliation !== null && { affiliation: author.affiliation }),
    ...(author.orcid !== null && { orcid: `https://orcid.org/${author.orcid}` }),
  };
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
