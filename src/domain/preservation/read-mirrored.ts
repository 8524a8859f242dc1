import type { RecordMetadata } from '../card/record-metadata.js';
import { checkPathSet, parseArtifactPath } from '../identifiers/artifact-path.js';
import type { CommitId, GitOid, TreeId } from '../identifiers/git-oid.js';
import { parsePid } from '../identifiers/pid.js';
import { repositoryKinds } from '../identifiers/repository-kind.js';
import { parseRepositoryName } from '../identifiers/repository-name.js';
import type { Sha256 } from '../identifiers/sha256.js';
import { parseVersionLabel } from '../identifiers/version-label.js';
import { artifactKinds } from '../licensing/artifact-kind.js';
import type { LicenceReport } from '../licensing/release/licence-report.js';
import { type JsonValue, sha256OfText } from '../release/canonical-json.js';
import { eventHash } from '../release/event-chain.js';
import { readExternalReviews } from './external-reviews-document.js';
import { JsonFields } from './json-fields.js';
import { checkManifest, checkReport } from './mirror-agreement.js';
import type { MirroredFile, MirroredRelease } from './mirrored-release.js';
import { readNotice, readReview, readTombstone } from './mirrored-standing.js';
import { readRebuildDocument } from './rebuild-document.js';

/** Texts of the documents of a release, by their names. */
interface MirrorDocuments {
  readonly record: string;
  readonly manifest: string;
  readonly report: string;
  readonly rebuild: string;
  readonly events: string;
  /** Null in mirrors of earlier versions of Sphere. */
  readonly externalReviews: string | null;
}

/**
 * Reads a release of a mirror. Throws `RangeError` or `InvalidInput` for documents that are not what they
 * should be or do not agree: the manifest with its checksum, the files with the manifest, each event with
 * its hash.
 */
export function readMirroredRelease(documents: MirrorDocuments): MirroredRelease {
  const record = JsonFields.parse(documents.record, 'record.json');
  record.oneOf('schema', ['sphere-record-v1']);
  const concept = record.object('concept');
  const swhid = record.object('swhid');
  const version = parseVersionLabel(record.text('version'));
  const isWithdrawn = record.oneOf('state', ['published', 'withdrawn']) === 'withdrawn';
  const tombstone = record.objectOrNull('tombstone');
  if (isWithdrawn !== (tombstone !== null)) {
    throw new RangeError('a release has a tombstone exactly where it is withdrawn');
  }
  const files = record.list('files').map(readFile);
  if (checkPathSet(files.map(({ path }) => path)).length > 0) {
    throw new RangeError('two paths of record.json cannot stand side by side');
  }
  const release: MirroredRelease = {
    concept: {
      kind: concept.oneOf('kind', repositoryKinds),
      namespace: concept.text('namespace'),
      name: parseRepositoryName(concept.text('name')),
      pid: parsePid(concept.text('pid')),
      createdAt: new Date(concept.instant('createdAt')),
    },
    version,
    versionIndex: record.count('versionIndex'),
    isWithdrawn,
    pid: parsePid(record.text('pid')),
    commitId: swhid.matching('revision', /^swh:1:rev:[0-9a-f]{40}$/, 'SWHID').slice(10) as CommitId,
    treeId: swhid.matching('directory', /^swh:1:dir:[0-9a-f]{40}$/, 'SWHID').slice(10) as TreeId,
    proposedAt: new Date(record.instant('proposedAt')),
    publishedAt: new Date(record.instant('publishedAt')),
    licence: record.text('licence'),
    notes: record.textOrNull('notes'),
    notice: readNotice(record.objectOrNull('notice')),
    review: readReview(record.object('review')),
    tombstone: tombstone && readTombstone(tombstone),
    manifest: { text: documents.manifest, sha256: sha256OfText(documents.manifest) },
    frozenMetadata: record.value('frozenMetadata') as RecordMetadata,
    metadata: record.value('metadata') as object,
    amendments: record.list('amendments').map((one) => ({
      number: one.count('number'),
      at: one.instant('at'),
      by: one.text('by'),
      reason: one.text('reason'),
      patch: one.value('patch'),
    })),
    authenticatedOrcids: record.listOrNone('authenticatedOrcids').map((one) => ({
      orcid: one.text('orcid'),
      creditConfirmedAt: one.instantOrNull('creditConfirmedAt'),
    })),
    files,
    report: readReport(documents.report),
    events: readEvents(documents.events, version),
    rebuild: readRebuildDocument(documents.rebuild),
    externalReviews:
      documents.externalReviews === null ? [] : readExternalReviews(documents.externalReviews),
  };
  checkManifest(release, record.text('manifestSha256'));
  checkReport(release);
  return release;
}

function readFile(fields: JsonFields): MirroredFile {
  return {
    path: parseArtifactPath(fields.text('path')),
    sizeBytes: fields.count('size'),
    sha256: fields.matching('sha256', /^[0-9a-f]{64}$/, 'SHA-256') as Sha256,
    gitOid: fields.matching('gitOid', /^[0-9a-f]{40}$/, 'object id') as GitOid,
    isLfs: fields.flag('isLfs'),
    kind: fields.oneOf('kind', artifactKinds),
    licence: fields.textOrNull('licence'),
  };
}

/** As far as pages read it; that it says the truth is judged by whoever restores the release. */
function readReport(text: string): LicenceReport {
  const fields = JsonFields.parse(text, 'licence-report.json');
  for (const key of ['artifacts', 'findings', 'warnings', 'texts']) fields.list(key);
  for (const key of ['versions', 'concludedByKind', 'bases', 'openness']) fields.object(key);
  fields.object('bases').list('chain');
  fields.object('openness').object('mof').count('class');
  fields.object('openness').object('osaid').text('verdict');
  fields.count('year');
  return JSON.parse(text) as LicenceReport;
}

function readEvents(text: string, version: string): MirroredRelease['events'] {
  return JsonFields.parse(text, 'events.json')
    .list('events')
    .map((fields) => {
      const previousHash = fields.textOrNull('previousHash') as Sha256 | null;
      const event = {
        seq: fields.count('seq'),
        at: new Date(fields.instant('at')),
        actor: fields.textOrNull('actor'),
        action: fields.text('action'),
        subject: fields.text('subject'),
        detail: fields.value('detail') as JsonValue,
      };
      const hash = fields.text('hash') as Sha256;
      if (eventHash(previousHash, event) !== hash) {
        throw new RangeError(`event ${event.seq} of ${version} is not as it was written`);
      }
      return { ...event, previousHash, hash, isPublic: true as const };
    });
}
