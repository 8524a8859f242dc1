import type { Creator } from '../card/record-metadata.js';
import type { LicenceOfRecord } from '../scholarly/rights.js';
import type { ExportedFile, ExportSource } from './export-source.js';
import { type Node, organisationNode, personAddress, personNode } from './linked-people.js';
import { describedIn, licenceAddress, publishedOn } from './linked-works.js';

const descriptor = 'ro-crate-metadata.json';

/**
 * A release as an RO-Crate 1.2. Files are named relative to the crate, as they lie in a package of it,
 * and say from where anybody downloads them.
 */
export function roCrateOf(source: ExportSource): Node {
  const { record, modifiedAt, base } = source;
  const { people, bodies } = peopleOf(record.creators);
  const files = source.files.filter(({ path }) => path !== descriptor);
  const licences = [...record.licences, ...files.flatMap((file) => file.licences)];
  const publisher = { '@id': base, '@type': 'Organization', name: record.publisher, url: base };
  return {
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': onceEach([
      {
        '@id': descriptor,
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: record.title,
        description: describedIn(record, 50_000),
        datePublished: wholeDay(source),
        dateModified: modifiedAt.toISOString(),
        license: record.licences.map((licence) => ({ '@id': licenceAddress(licence, record) })),
        'cite-as': record.address,
        identifier: { '@id': record.address },
        url: record.landingPage,
        version: source.release.version,
        keywords: record.subjects.map(({ subject }) => subject),
        author: people.map(reference),
        publisher: reference(publisher),
        conditionsOfAccess: record.access.coar,
        hasPart: files.map(({ path }) => ({ '@id': relativeAddress(path) })),
      },
      identifierEntity(record),
      ...files.map((file) => fileEntity(file, source)),
      ...people,
      ...bodies,
      publisher,
      ...licences.map((licence) => licenceEntity(licence, source)),
    ]),
  };
}

function identifierEntity({ doi, pid, address }: ExportSource['record']): Node {
  return {
    '@id': address,
    '@type': 'PropertyValue',
    name: doi === null ? `Sphere PID ${pid}` : `DOI ${doi}`,
    ...(doi === null
      ? { propertyID: 'Sphere PID', value: pid }
      : { propertyID: 'https://registry.identifiers.org/registry/doi', value: `doi:${doi}` }),
    url: address,
  };
}

function fileEntity(file: ExportedFile, { record }: ExportSource): Node {
  return {
    '@id': relativeAddress(file.path),
    '@type': 'File',
    name: file.path,
    contentSize: String(file.sizeBytes),
    encodingFormat: file.mediaType,
    sha256: file.sha256,
    contentUrl: file.url,
    ...(file.licences.length > 0 && {
      license: file.licences.map((licence) => ({ '@id': licenceAddress(licence, record) })),
    }),
  };
}

function licenceEntity(licence: LicenceOfRecord, { record, licenceTexts }: ExportSource): Node {
  const text = licenceTexts.get(licence.id);
  return {
    '@id': licenceAddress(licence, record),
    '@type': 'CreativeWork',
    name: licence.name,
    description: licence.isSpdx
      ? `${licence.id}: licence of the SPDX list.`
      : `${licence.id}: its text is kept with the release.`,
    identifier: licence.id,
    ...(text !== undefined && { text }),
  };
}

/** A creator and her institutions, as entities of their own: a crate nests nothing. */
function peopleOf(creators: readonly Creator[]): {
  readonly people: Node[];
  readonly bodies: Node[];
} {
  const bodies = new Map<string, Node>();
  const people = creators.map((creator, index) => {
    const person = personNode(creator);
    const institutions = creator.type === 'Personal' ? creator.affiliations : [];
    const affiliation = institutions.map((institution) => {
      const node = organisationNode(institution);
      const key = institution.ror ?? institution.name;
      const known = bodies.get(key) ?? { '@id': `#organisation-${bodies.size + 1}`, ...node };
      bodies.set(key, known);
      return reference(known);
    });
    return {
      '@id': personAddress(creator) ?? `#creator-${index + 1}`,
      ...person,
      ...(affiliation.length > 0 && { affiliation }),
    };
  });
  return { people, bodies: [...bodies.values()] };
}

function reference({ '@id': id }: Node): Node {
  return { '@id': id };
}

function relativeAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * The stated day; where only a year or month is stated, the day of publication here if it lies in it,
 * and else the first one, since a crate must name a day.
 */
function wholeDay({ record }: ExportSource): string {
  const stated = publishedOn(record);
  const available = record.dates.find(({ type }) => type === 'Available')?.date ?? stated;
  return available.startsWith(stated) ? available : `${stated}-01-01`.slice(0, 10);
}

/** The first entity of each address; a licence of the whole is that of a file as well. */
function onceEach(entities: readonly Node[]): Node[] {
  const byId = new Map<unknown, Node>();
  for (const entity of entities) {
    if (!byId.has(entity['@id'])) byId.set(entity['@id'], entity);
  }
  return [...byId.values()].map(withoutListsOfOne);
}

/** A list of one is written as the one that it is, as RO-Crate 1.2 recommends. */
function withoutListsOfOne(entity: Node): Node {
  return Object.fromEntries(
    Object.entries(entity).map(([name, value]) => {
      const [only, ...others] = Array.isArray(value) ? (value as readonly unknown[]) : [];
      return [name, only !== undefined && others.length === 0 ? only : value];
    }),
  );
}
