import { doiAddressOf, pidAddressOf } from './record-addresses.js';
import { relationTo } from './relations.js';
import type { ScholarlyRecord, WorkName } from './scholarly-record.js';

/** What a concept, the record over all its versions, is called. */
export interface Concept extends WorkName {
  readonly landingPage: string;
  /** Every version that is or was published, the first one first. */
  readonly versions: readonly WorkName[];
}

/** What only a version says of itself. */
const betweenVersions: ReadonlySet<string> = new Set([
  'IsVersionOf',
  'IsNewVersionOf',
  'IsPreviousVersionOf',
  'IsObsoletedBy',
]);

/**
 * The record of a concept: that of its latest release without what is said of this version alone. It
 * names every version and never is one of anything (scholarly A.3): that mistake takes works out of
 * ORCID's automatic updates.
 * @param latest the release that the concept's page shows
 * @param base public address of the instance, without a trailing slash
 */
export function describeConcept(
  latest: ScholarlyRecord,
  { pid, doi, landingPage, versions }: Concept,
  base: string,
): ScholarlyRecord {
  const own = new Set(
    [{ pid, doi }, ...versions].flatMap((one) => [pidAddressOf(base, one.pid), one.doi ?? '']),
  );
  const stated = latest.related.filter(
    ({ relation, identifier }) =>
      relation !== 'IsVersionOf' &&
      !(betweenVersions.has(relation) && own.has(identifier)) &&
      // Opinions are on a version.
      !identifier.startsWith(`${latest.landingPage}/opinions/`),
  );
  return {
    ...latest,
    pid,
    doi,
    address: doi === null ? pidAddressOf(base, pid) : doiAddressOf(doi),
    landingPage,
    version: null,
    related: [...versions.map((version) => relationTo('HasVersion', version, base)), ...stated],
    alternateIdentifiers: [
      ...(doi === null ? [] : [{ identifier: pidAddressOf(base, pid), type: 'URL' }]),
      ...latest.alternateIdentifiers.filter(
        ({ identifier, type }) => type !== 'SWHID' && !own.has(identifier),
      ),
    ],
  };
}
