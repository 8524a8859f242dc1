import type { RecordMetadata } from '../card/record-metadata.js';
import type { ArtifactKind } from '../licensing/artifact-kind.js';
import { formatOfPath } from '../scholarly/file-formats.js';
import { fileAddressOf, type RecordPlace } from '../scholarly/record-addresses.js';
import { type LicenceOfRecord, licencesOf } from '../scholarly/rights.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';
import type { ReleaseFacts } from './release-facts.js';
import type { ExportedOpinion } from './exported-opinion.js';

/** A file of a release as exports name it. */
export interface ExportedFile {
  readonly path: string;
  /** Where anybody downloads it, for ever. */
  readonly url: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly kind: ArtifactKind;
  /** SPDX expression; null for files that need no licence. */
  readonly licence: string | null;
  /** The terms of that expression where it is not that of the whole; else empty. */
  readonly licences: readonly LicenceOfRecord[];
}

/** All that the formats are written from (scholarly B). */
export interface ExportSource {
  readonly record: ScholarlyRecord;
  /** As the own API shows it, for the format of that name. */
  readonly release: ReleaseFacts;
  readonly place: RecordPlace;
  readonly metadata: RecordMetadata;
  /** In the order of their paths; none of a withdrawn release. */
  readonly files: readonly ExportedFile[];
  /** Of the licences that are on no public list, by their identifiers. */
  readonly licenceTexts: ReadonlyMap<string, string>;
  readonly opinions: readonly ExportedOpinion[];
  /** Of the last change to anything that is disseminated. */
  readonly modifiedAt: Date;
  /** Public address of the instance, without a trailing slash. */
  readonly base: string;
}

/** Names the files of a release, with the licences that they do not share with the whole. */
export function describeFiles(
  base: string,
  place: RecordPlace,
  release: { readonly version: string; readonly licence: string },
  files: readonly {
    readonly path: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly kind: ArtifactKind;
    readonly licence: string | null;
  }[],
): ExportedFile[] {
  return files.map(({ path, sizeBytes, sha256, kind, licence }) => ({
    ...{ path, sizeBytes, sha256, kind, licence },
    url: fileAddressOf(base, place, release.version, path),
    mediaType: formatOfPath(path),
    licences: licence === null || licence === release.licence ? [] : licencesOf(licence),
  }));
}
