import type { ExportSource } from './export-source.js';
import { presentRelease } from './release-facts.js';

/** A release in the form of the own API, with its metadata and all its files. */
export function recordJsonOf({
  record,
  release,
  place,
  metadata,
  files,
  licenceTexts,
  base,
}: ExportSource) {
  return {
    ...presentRelease(base, place, release),
    title: record.title,
    metadata,
    access: record.access.coar,
    licenceTexts: Object.fromEntries(licenceTexts),
    files: {
      count: release.fileCount,
      totalBytes: release.totalBytes,
      items: files.map(({ path, kind, sizeBytes, sha256, mediaType, licence, url }) => ({
        ...{ path, kind, size: sizeBytes, sha256, mediaType, licence, url },
      })),
    },
  };
}
