import type { Pid } from '../../../domain/identifiers/pid.js';
import type { MirroredRelease } from '../../../domain/preservation/mirrored-release.js';
import { readMirroredRelease } from '../../../domain/preservation/read-mirrored.js';
import type { MirrorSource } from './mirror-source.js';

/** A release as it was found on the first walk; its documents are read again when its turn comes. */
export interface Place {
  readonly folder: string;
  readonly version: string;
  readonly pid: string;
  readonly publishedAt: number;
  readonly commitId: string;
  readonly ancestor: string | null;
}

/** Reads one release of an object. Throws `RangeError` or `InvalidInput` for what does not agree. */
export async function readRelease(
  source: MirrorSource,
  folder: string,
  version: string,
): Promise<MirroredRelease> {
  const object = await source.readObject(folder);
  const document = (name: string) =>
    source.readDocument(folder, object, `metadata/${version}/${name}`);
  const mirrored = readMirroredRelease({
    record: await document('record.json'),
    manifest: await document('manifest.json'),
    report: await document('licence-report.json'),
    rebuild: await document('rebuild.json'),
    events: await document('events.json'),
    externalReviews: object.documents.has(`metadata/${version}/external-reviews.json`)
      ? await document('external-reviews.json')
      : null,
  });
  requireIdentity(object.id, mirrored.concept.pid);
  if (mirrored.version === version) return mirrored;
  throw new RangeError(`record.json is of ${mirrored.version}`);
}

/** In the order of publication, but a commit after the one that it follows. */
export function* inOrder(places: readonly Place[]): Generator<Place> {
  const waiting = [...places].sort((one, other) => one.publishedAt - other.publishedAt);
  const byCommit = new Map(waiting.map((place) => [`${place.folder}:${place.commitId}`, place]));
  const seen = new Set<Place>();
  for (const place of waiting) {
    const chain: Place[] = [];
    for (let next: Place | undefined = place; next !== undefined && !seen.has(next);) {
      seen.add(next);
      chain.push(next);
      next = byCommit.get(`${next.folder}:${next.ancestor ?? ''}`);
    }
    yield* chain.reverse();
  }
}

function requireIdentity(id: string, pid: Pid): void {
  if (!id.endsWith(`/id/${pid}`)) {
    throw new RangeError(`the object ${id.slice(0, 200)} does not hold the record ${pid}`);
  }
}
