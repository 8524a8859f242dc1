import { type CitedWork, invertedName, placeOf } from './cited-work.js';

/** More than a reader reads; the other formats have them all. */
const shownNames = 10;
const resourceTypes = { model: 'Model', paper: 'Preprint', dataset: 'Data set' } as const;

/** `Smith, Ann; Doe, Jo (2026). Title (Version v1.0) [Model]. Sphere. https://…` (DataCite 4.6). */
export function writePlainText(work: CitedWork): string {
  const { authors, title, version, kind } = work;
  const [year] = work.issued;
  const shown = authors.slice(0, shownNames).map(invertedName);
  if (authors.length > shownNames) shown.push('et al.');
  const dated = year === undefined ? '' : ` (${year})`;
  return `${shown.join('; ')}${dated}. ${title} (Version ${version}) [${resourceTypes[kind]}]. Sphere. ${placeOf(work)}`;
}
