import type { ExportSource } from './export-source.js';
import { funderNode, type Node, personNode } from './linked-people.js';
import {
  describedIn,
  licenceAddress,
  publishedOn,
  relatedAddresses,
  sameAddresses,
} from './linked-works.js';

/** A release in CodeMeta 3, whose one type is source code. */
export function codemetaOf(source: ExportSource): Node {
  const { record, files, modifiedAt, base } = source;
  const requirements = relatedAddresses(record, ['Requires']);
  const papers = relatedAddresses(record, ['IsDescribedBy', 'IsDocumentedBy']);
  const awards = record.funding.flatMap(
    ({ awardNumber, awardTitle }) => awardNumber ?? awardTitle ?? [],
  );
  return {
    '@context': 'https://w3id.org/codemeta/3.0',
    type: 'SoftwareSourceCode',
    id: record.address,
    identifier: record.address,
    name: record.title,
    description: describedIn(record, 50_000),
    author: record.creators.map((creator) => plainKeys(personNode(creator))),
    ...(record.contributors.length > 0 && {
      contributor: record.contributors.map((one) => plainKeys(personNode(one))),
    }),
    publisher: { type: 'Organization', name: record.publisher, url: base },
    datePublished: publishedOn(record),
    dateModified: modifiedAt.toISOString().slice(0, 10),
    keywords: record.subjects.map(({ subject }) => subject),
    license: record.licences.map((licence) => licenceAddress(licence, record)),
    version: source.release.version,
    url: record.landingPage,
    isPartOf: record.concept.address,
    isAccessibleForFree: !record.isWithdrawn,
    sameAs: sameAddresses(record),
    fileSize: `${record.sizeBytes} B`,
    ...(files.length > 0 && { downloadUrl: files.map(({ url }) => url) }),
    ...(requirements.length > 0 && { softwareRequirements: requirements }),
    ...(papers.length > 0 && { referencePublication: papers }),
    ...(record.funding.length > 0 && {
      funder: record.funding.map((funding) => plainKeys(funderNode(funding))),
    }),
    ...(awards.length > 0 && { funding: awards.join('; ') }),
  };
}

/** A node with the words that the context of CodeMeta has for the keywords of JSON-LD. */
function plainKeys({ '@id': id, '@type': type, affiliation, ...rest }: Node): Node {
  const institutions = Array.isArray(affiliation) ? (affiliation as readonly Node[]) : [];
  return {
    ...(id !== undefined && { id }),
    type,
    ...rest,
    ...(institutions.length > 0 && { affiliation: institutions.map(plainKeys) }),
  };
}
