import type { ReleasedWork, RelatedIdentifier, WorkName } from './scholarly-record.js';
import { pidAddressOf } from './record-addresses.js';

/**
 * What a release is related to: its concept and its neighbours among the versions, then what its authors
 * stated, then what it only mentions. Each pair of relation and work once.
 */
export function relationsOf(work: ReleasedWork, base: string): RelatedIdentifier[] {
  const { related, references } = work.metadata;
  const stated = related.map(({ relation, identifier, scheme, resourceTypeGeneral }) => ({
    // A version is of one work, its concept (scholarly A.3): elsewhere it is another form of it.
    relation: relation === 'IsVersionOf' ? ('IsVariantFormOf' as const) : relation,
    identifier,
    scheme,
    ...(resourceTypeGeneral !== undefined && { resourceTypeGeneral }),
  }));
  const cited = references.flatMap(({ doi }) => (doi === undefined ? [] : [ofDoi('Cites', doi)]));
  const known = new Set(
    [...stated, ...cited, ...work.metadata.identifiers].map(({ identifier }) => identifier),
  );
  const referring = (work.referredToBy ?? []).map(({ relation, ...name }) =>
    relationTo(relation, name, base),
  );
  return onceEach([
    ...ofVersions(work, base),
    ...stated,
    ...cited,
    ...mentioned(work, known),
    ...referring,
    ...(work.further ?? []),
  ]);
}

function ofVersions(work: ReleasedWork, base: string): RelatedIdentifier[] {
  const pairs = [
    ['IsVersionOf', work.concept],
    ['IsNewVersionOf', work.previous],
    ['IsPreviousVersionOf', work.next],
    ['IsObsoletedBy', work.replacement],
  ] as const;
  return pairs.flatMap(([relation, name]) =>
    name === null ? [] : [relationTo(relation, name, base)],
  );
}

/** A relation to a work of this instance, by its DOI where it has one. */
export function relationTo(
  relation: RelatedIdentifier['relation'],
  { pid, doi }: WorkName,
  base: string,
): RelatedIdentifier {
  return doi === null
    ? { relation, identifier: pidAddressOf(base, pid), scheme: 'URL' }
    : ofDoi(relation, doi);
}

/** Works named in fields, tags or the text of a card, and neither stated nor the work itself. */
function mentioned({ metadata }: ReleasedWork, known: ReadonlySet<string>): RelatedIdentifier[] {
  const works = [
    ...metadata.arxivIds.map((identifier) => ({ identifier, scheme: 'arXiv' as const })),
    ...metadata.dois.map((identifier) => ({ identifier, scheme: 'DOI' as const })),
  ];
  return works
    .filter(({ identifier }) => !known.has(identifier))
    .map((named) => ({ relation: 'References', ...named }));
}

function ofDoi(relation: RelatedIdentifier['relation'], identifier: string): RelatedIdentifier {
  return { relation, identifier, scheme: 'DOI' };
}

function onceEach(relations: readonly RelatedIdentifier[]): RelatedIdentifier[] {
  const byPair = new Map<string, RelatedIdentifier>();
  for (const one of relations) {
    const key = `${one.relation} ${one.identifier}`;
    if (!byPair.has(key)) byPair.set(key, one);
  }
  return [...byPair.values()];
}
