import { stringify } from 'yaml';
import type { CitedReference } from './cited-references.js';
import { type CitedAuthor, type CitedWork, invertedName } from './cited-work.js';

/** What a `CITATION.cff` takes for a DOI (CFF 1.2.0, definitions.doi). */
const cffDoi = /^10\.\d{4,9}(\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/;

/** Open licences that are younger than the list of CFF 1.2.0. */
const unknownLicences: ReadonlySet<string> = new Set(
  (
    'CC-BY-3.0-DE CC-BY-3.0-IGO CDLA-Permissive-2.0 DL-DE-BY-2.0 DL-DE-ZERO-2.0 NLOD-2.0 ' +
    'OpenMDW-1.0 Unicode-3.0'
  ).split(' '),
);

const referenceTypes: Readonly<Record<CitedWork['type'], string>> = {
  Model: 'software',
  Dataset: 'data',
  Preprint: 'article',
  Report: 'report',
  ConferencePaper: 'conference-paper',
  JournalArticle: 'article',
  Dissertation: 'thesis',
};

/**
 * A `CITATION.cff` (CFF 1.2.0): YAML. A paper is what it prefers to be cited, as CFF has no such type.
 * @param landingPage where the release is shown with its files
 */
export function writeCff(work: CitedWork, landingPage: string | null = null): string {
  const isPaper = work.kind === 'paper';
  const file = {
    'cff-version': '1.2.0',
    message: 'If you use this work, please cite it as below.',
    ...(!isPaper && { type: work.kind === 'dataset' ? 'dataset' : 'software' }),
    ...described(work),
    ...identified(work),
    ...(landingPage !== null && { 'repository-artifact': landingPage }),
    ...(isPaper && { 'preferred-citation': preferred(work) }),
    ...(work.references.length > 0 && { references: work.references.map(referenceOf) }),
  };
  return stringify(file, { aliasDuplicateObjects: false });
}

function described(work: CitedWork) {
  const [year, month, day] = work.issued;
  // CFF 1.2.0 has no notes but those of references.
  const abstract = [...work.notices, work.abstract].filter((part) => part !== '').join('\n\n');
  const isDay = year !== undefined && month !== undefined && day !== undefined;
  return {
    title: work.title,
    authors: cffAuthors(work.authors),
    version: work.version,
    ...(isDay && { 'date-released': `${year}-${two(month)}-${two(day)}` }),
    ...(work.doi !== null && cffDoi.test(work.doi) && { doi: work.doi }),
    url: work.address,
    ...(abstract !== '' && { abstract }),
    ...(work.keywords.length > 0 && { keywords: work.keywords }),
    // A list of licences means a choice between them, so that an expression cannot be told.
    ...(isCffLicence(work.licence) && { license: work.licence }),
  };
}

/** The work by its other names. */
function identified({ address, doi, swhids }: CitedWork) {
  const identifiers = [
    ...(doi === null || !cffDoi.test(doi) ? [] : [{ type: 'doi', value: doi }]),
    { type: 'url', value: address },
    ...swhids.map((value) => ({ type: 'swh', value })),
  ];
  return { identifiers };
}

function preferred(work: CitedWork) {
  const [year, month] = work.issued;
  const { container } = work;
  const [start, end] = container.pages?.split(/\s*[-–]+\s*/).filter((page) => page !== '') ?? [];
  const isConference = work.type === 'ConferencePaper';
  return {
    type: referenceTypes[work.type],
    ...described(work),
    ...(work.type === 'Preprint' && { status: 'preprint' }),
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    publisher: { name: work.publisher },
    ...(container.title !== undefined &&
      (isConference ? { 'collection-title': container.title } : { journal: container.title })),
    ...(/^\d{4}-\d{3}[\dXx]$/.test(container.issn ?? '') && { issn: container.issn }),
    ...(container.volume !== undefined && { volume: container.volume }),
    ...(container.issue !== undefined && { issue: container.issue }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
}

/**
 * A work of the bibliography. CFF wants authors; of those that a card does not part from the rest of a
 * citation the guide of its schema says "anonymous".
 */
function referenceOf({ relation, text, doi, address }: CitedReference) {
  return {
    type: 'generic',
    title: text,
    authors: [{ name: 'anonymous' }],
    ...(doi !== null && cffDoi.test(doi) && { doi }),
    ...(address !== null && { url: address }),
    notes: relation,
  };
}

function isCffLicence(expression: string): boolean {
  return /^(?!LicenseRef-)[A-Za-z0-9.-]+$/.test(expression) && !unknownLicences.has(expression);
}

/**
 * No two entries may be the same, while two people may have one name and no iD: all are named, in their
 * order, and from the second on an alias tells them apart.
 */
function cffAuthors(authors: readonly CitedAuthor[]) {
  const seen = new Map<string, number>();
  return authors.map((author) => {
    const entry = cffAuthor(author);
    const key = JSON.stringify(entry);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? entry : { ...entry, alias: `${invertedName(author)} (${count})` };
  });
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
