import { revealNotice } from './reveal-notice.js';
import { formatsOf } from './file-formats.js';
import { plainDescription } from './plain-description.js';
import { publisher } from './publisher.js';
import { doiAddressOf, pidAddressOf, recordPageOf, releasePageOf } from './record-addresses.js';
import { relationsOf } from './relations.js';
import { resourceTypeOf } from './resource-type.js';
import { licencesOf, metadataOnlyAccess, openAccess } from './rights.js';
import { subjectsOf } from './subjects.js';
import type { ReleasedWork, ScholarlyRecord, WorkName } from './scholarly-record.js';

/**
 * Sees a release as a scholarly record.
 * @param base public address of the instance, without a trailing slash
 */
export function describeWork(work: ReleasedWork, base: string): ScholarlyRecord {
  const { pid, doi, version, metadata } = work;
  const place = { kind: metadata.kind, namespace: work.namespace, name: work.name };
  const publishedOn = dayOf(work.publishedAt);
  const publicationDate = metadata.publicationDate ?? publishedOn;
  const notice = revealNotice(work);
  return {
    kind: metadata.kind,
    pid,
    doi,
    address: addressOfWork(work, base),
    landingPage: releasePageOf(base, place, version),
    concept: {
      address: addressOfWork(work.concept, base),
      landingPage: recordPageOf(base, place),
    },
    resourceType: resourceTypeOf(metadata),
    version,
    title: `${notice.titlePrefix}${metadata.title}`,
    additionalTitles: metadata.additionalTitles,
    creators: metadata.creators,
    contributors: metadata.contributors,
    publisher,
    publicationYear: publicationDate.slice(0, 4),
    publicationDate,
    dates: [
      { date: publicationDate, type: 'Issued' },
      { date: publishedOn, type: 'Available' },
      ...(work.amendedAt === null
        ? []
        : [{ date: dayOf(work.amendedAt), type: 'Updated' as const }]),
      ...notice.dates,
      ...metadata.dates,
    ],
    languages: metadata.languages,
    subjects: subjectsOf(metadata),
    abstract: plainDescription(metadata.description),
    container: metadata.container ?? {},
    descriptions: [
      ...notice.said.map((text) => ({ text, type: 'Other' as const })),
      ...metadata.descriptions.map((entry) => ({ ...entry, text: plainDescription(entry.text) })),
      ...containerOf(work),
    ],
    notices: notice.said,
    alternateIdentifiers: alternatesOf(work, base),
    related: relationsOf(work, base),
    funding: metadata.funding,
    licences: licencesOf(work.licence),
    licenceExpression: work.licence,
    access: work.withdrawal === null ? openAccess : metadataOnlyAccess,
    fileCount: work.fileCount,
    sizeBytes: work.sizeBytes,
    formats: formatsOf(work.fileSuffixes),
    isWithdrawn: work.withdrawal !== null,
  };
}

/** Where a work's DOI leads from, or its own PID where it has none. */
function addressOfWork({ pid, doi }: WorkName, base: string): string {
  return doi === null ? pidAddressOf(base, pid) : doiAddressOf(doi);
}

/** `YYYY-MM-DD`, UTC. */
function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Where a paper appeared: `Journal of Tests, 12(3), 1-20, ISSN 1234-5679`. */
function containerOf({ metadata }: ReleasedWork): ScholarlyRecord['descriptions'] {
  const { title, volume, issue, pages, issn } = metadata.container ?? {};
  if (title === undefined) return [];
  const number = issue === undefined ? volume : `${volume ?? ''}(${issue})`;
  const parts = [title, number, pages, issn === undefined ? undefined : `ISSN ${issn}`];
  return [
    { text: parts.filter((part) => part !== undefined).join(', '), type: 'SeriesInformation' },
  ];
}

function alternatesOf(work: ReleasedWork, base: string): ScholarlyRecord['alternateIdentifiers'] {
  const own = work.doi === null ? [] : [{ identifier: pidAddressOf(base, work.pid), type: 'URL' }];
  return [
    ...own,
    { identifier: work.commitSwhid, type: 'SWHID' },
    { identifier: work.treeSwhid, type: 'SWHID' },
    ...work.metadata.identifiers.map(({ identifier, scheme }) => ({ identifier, type: scheme })),
  ];
}
