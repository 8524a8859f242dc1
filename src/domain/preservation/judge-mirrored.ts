import { creditedPeople } from '../card/credited-people.js';
import type { RecordMetadata } from '../card/record-metadata.js';
import { evaluateCanonical } from '../licensing/evaluate.js';
import { termsOf } from '../licensing/expression.js';
import { checkWidening } from '../licensing/widening.js';
import { amendMetadata } from '../release/amendment.js';
import { isSameJson } from './mirror-agreement.js';
import type { MirroredRelease } from './mirrored-release.js';

/**
 * Every licence, as it was released under and as it is now, is open for its kind of artifact, and nothing is
 * under another one than its history leads to. Throws `RangeError` with the first reason.
 */
export function requireOpen({ report, rebuild, files, licence }: MirroredRelease): void {
  const verdicts = report.artifacts.filter(({ isCovered }) => isCovered);
  const frozen = new Map(verdicts.map(({ path, canonical }) => [path, canonical ?? '']));
  const standing = new Map(frozen);
  const kinds = new Map(verdicts.map(({ path, kind }) => [path, kind]));
  for (const { path, before, after } of rebuild.widenings) {
    const kind = kinds.get(path);
    const isWider = kind !== undefined && checkWidening(before, after, kind).canonical === after;
    if (!isWider || standing.get(path) !== before) {
      throw new RangeError(`the licence of "${path.slice(0, 200)}" was never widened so`);
    }
    standing.set(path, after);
  }
  if (standing.size === 0) throw new RangeError('nothing in it is under a licence');
  for (const file of files) {
    const now = standing.get(file.path) ?? null;
    if (file.licence !== now) {
      throw new RangeError(`"${file.path}" is under another licence than it was released under`);
    }
    for (const expression of new Set([now, frozen.get(file.path) ?? null])) {
      if (expression === null) continue;
      const { verdict, explanation } = evaluateCanonical(expression, file.kind);
      if (verdict !== 'open') throw new RangeError(`"${file.path}" is not open: ${explanation}`);
    }
  }
  const known = new Set([report.concluded ?? '', ...standing.values()].flatMap(termsOf));
  const isStated =
    rebuild.widenings.length === 0
      ? licence === report.concluded
      : termsOf(licence).every((term) => known.has(term));
  if (!isStated) throw new RangeError('the licence of the whole is not that of its files');
}

/**
 * Frozen metadata obeys the rules of a card, and the amendments lead from it to what is shown. Rules may have
 * learnt further fields since; what stands there they know. Throws `RangeError`.
 */
export function requireMetadata(mirrored: MirroredRelease): void {
  const { frozenMetadata, proposedAt } = mirrored;
  const asIs = [{ op: 'test', path: '/title', value: frozenMetadata.title }];
  const today = proposedAt.toISOString().slice(0, 10);
  const { metadata, faults } = amendMetadata(frozenMetadata, asIs, today);
  if (metadata === null) {
    throw new RangeError(`its metadata is not that of a card: ${faults[0]?.message ?? ''}`);
  }
  const { derived } = frozenMetadata;
  if (!derived.every((field) => Object.hasOwn(metadata, field))) {
    throw new RangeError('its metadata says that it derived what there is not');
  }
  if (!isPartOf(frozenMetadata, { ...metadata, derived })) {
    throw new RangeError('its metadata holds what no card says');
  }
  if (!isPartOf(mirrored.metadata, amendedMetadata(mirrored).at(-1) ?? frozenMetadata)) {
    throw new RangeError('its metadata is not what the amendments lead to');
  }
}

/**
 * Whoever is said to stand by it was named in it once, by a true iD, and published it or confirmed her roles
 * after it was proposed. Throws `RangeError`.
 */
export function requireCredit(mirrored: MirroredRelease): void {
  const { authenticatedOrcids, rebuild, proposedAt, frozenMetadata } = mirrored;
  const publishers = new Set(rebuild.publisherOrcids);
  const named = new Set(
    [frozenMetadata, ...amendedMetadata(mirrored)].flatMap((metadata) =>
      creditedPeople(metadata, []).map(({ orcid }) => orcid as string | null),
    ),
  );
  const known = new Set(authenticatedOrcids.map(({ orcid }) => orcid));
  const isSound =
    known.size === authenticatedOrcids.length &&
    rebuild.publisherOrcids.every((orcid) => known.has(orcid)) &&
    authenticatedOrcids.every(
      ({ orcid, creditConfirmedAt }) =>
        named.has(orcid) &&
        (creditConfirmedAt === null
          ? publishers.has(orcid)
          : creditConfirmedAt >= proposedAt.toISOString()),
    );
  if (!isSound) throw new RangeError('somebody is said to stand by it who could not have done so');
}

/** Whether every member of the one stands in the other. */
function isPartOf(one: object, other: object): boolean {
  const all = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(
    ([key, value]) => all.has(key) && isSameJson(value, all.get(key)),
  );
}

/** What each amendment made of the metadata. Throws `RangeError` for one that nobody could have made. */
export function amendedMetadata({ frozenMetadata, amendments }: MirroredRelease): RecordMetadata[] {
  const results: RecordMetadata[] = [];
  for (const [index, { number, at, patch }] of amendments.entries()) {
    const before = results.at(-1) ?? frozenMetadata;
    const { metadata } = amendMetadata(before, patch, at.slice(0, 10));
    if (metadata === null || number !== index + 1) {
      throw new RangeError(`amendment ${number} could not have been made`);
    }
    results.push(metadata);
  }
  return results;
}
