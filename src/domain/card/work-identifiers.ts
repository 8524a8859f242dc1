import { InvalidInput } from '../errors/sphere-error.js';
import { readArxivId } from '../identifiers/arxiv-id.js';
import { parsePid } from '../identifiers/pid.js';
import type { RecordMetadata, RelatedWork } from './record-metadata.js';

/** Relations by which the other work is the same one in another place (DataCite 4.6, relationType). */
const samenesses: ReadonlySet<string> = new Set([
  'IsIdenticalTo',
  'IsVariantFormOf',
  'IsOriginalFormOf',
  'IsVersionOf',
]);

/** A longer one is kept in the record and not looked up. */
const maxLength = 300;
const maxCited = 1_000;

/**
 * What a work is called elsewhere, as keys that are equal for the same work however it is spelled:
 * `arxiv:2401.01234`, `doi:10.1234/abc`, the card's own `identifiers` first.
 */
export function ownIdentifiers(metadata: RecordMetadata): string[] {
  const { identifiers, related, tags, kind } = metadata;
  return distinct([
    ...identifiers.map(keyOf),
    ...related.filter(({ relation }) => samenesses.has(relation)).map(keyOf),
    // On any other card such a tag names the paper that the work comes from.
    ...(kind === 'paper' ? tags : []).map((tag) =>
      /^arxiv:/i.test(tag) ? arxivKey(readArxivId(tag)) : null,
    ),
  ]);
}

/** What a work refers to in fields, tags and text, as such keys; PIDs as `pid:7b3kq-9zx02`. */
export function citedIdentifiers(metadata: RecordMetadata): string[] {
  const { arxivIds, dois, related, references } = metadata;
  const own = new Set(ownIdentifiers(metadata));
  return distinct([
    ...related.map(keyOf),
    ...arxivIds.map((id) => arxivKey(readArxivId(id))),
    ...dois.map(doiKey),
    ...references.map(({ doi }) => (doi === undefined ? null : doiKey(doi))),
  ])
    .filter((key) => !own.has(key))
    .slice(0, maxCited);
}

/** The arXiv id of the work itself, without version; null where it has none. */
export function ownArxivId(metadata: RecordMetadata): string | null {
  const key = ownIdentifiers(metadata).find((one) => one.startsWith('arxiv:'));
  return key?.slice('arxiv:'.length) ?? null;
}

/** The key of an arXiv id that `readArxivId` gave. */
export function arxivKey<Id extends string | null>(id: Id): Id extends null ? null : string;
export function arxivKey(id: string | null): string | null {
  return id === null ? null : `arxiv:${id}`;
}

/** The key of one of Sphere's own identifiers. */
export function pidKey(pid: string): string {
  return `pid:${pid}`;
}

/** The PID of such a key, or null. */
export function pidOfKey(key: string): string | null {
  return key.startsWith('pid:') ? key.slice('pid:'.length) : null;
}

/** The PID of a key of Sphere's own: a PID, or a DOI that was made of one (scholarly A.3). */
export function ownPidOfKey(key: string): string | null {
  return pidOfKey(key) ?? /^doi:.*\/sphere\.([0-9a-z]{5}-[0-9a-z]{5})$/.exec(key)?.[1] ?? null;
}

/** The key of a DOI; those that arXiv registers for its papers are arXiv ids. */
export function doiKey(doi: string): string {
  const folded = doi.toLowerCase();
  const ofArxiv = /^10\.48550\/arxiv\.(.+)$/.exec(folded)?.[1];
  return arxivKey(ofArxiv === undefined ? null : readArxivId(ofArxiv)) ?? `doi:${folded}`;
}

/** The key of an identifier; null where works are not looked up by its like. */
export function keyOf({
  scheme,
  identifier,
}: Pick<RelatedWork, 'identifier'> & { readonly scheme: string }): string | null {
  switch (scheme) {
    case 'arXiv':
      return arxivKey(readArxivId(identifier));
    case 'DOI':
      return doiKey(identifier);
    case 'URL':
      return keyOfAddress(identifier);
    default:
      return null;
  }
}

/** `https://any.host/id/7b3kq-9zx02`: PIDs are random, so that no other service's is one of ours. */
function keyOfAddress(url: string): string | null {
  const pid = /^https?:\/\/[^/]+\/id\/([0-9a-z]{5}-?[0-9a-z]{5})$/i.exec(url)?.[1];
  if (pid === undefined) return null;
  try {
    return pidKey(parsePid(pid));
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}

function distinct(keys: readonly (string | null)[]): string[] {
  return [...new Set(keys)].filter((key): key is string => key !== null && key.length <= maxLength);
}
