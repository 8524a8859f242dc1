import { Injectable } from '@nestjs/common';
import { mediaTypeOf } from '../../domain/formats/media-type.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { ArtifactKind } from '../../domain/licensing/artifact-kind.js';
import { Database } from '../../foundations/database/database.js';

/** A file that a release is published for: the paper, the weights, the data. */
export interface MainFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** As it is served. */
  readonly mediaType: string;
}

interface MainFileRow {
  readonly releaseId: string;
  readonly path: string;
  readonly sizeBytes: string;
  readonly mediaType: string | null;
}

const chiefKind: Readonly<Record<RepositoryKind, ArtifactKind>> = {
  model: 'weights',
  paper: 'paper',
  dataset: 'data',
};

/** What releases are downloaded for. */
@Injectable()
export class MainFiles {
  constructor(private readonly database: Database) {}

  /** A few main files of each release, the first by path; served by the primary keys. */
  async ofMany(
    releases: readonly { readonly releaseId: string; readonly kind: RepositoryKind }[],
  ): Promise<ReadonlyMap<string, readonly MainFile[]>> {
    const rows = await this.database.query<MainFileRow>(mainFilesOfMany, [
      releases.map(({ releaseId }) => releaseId),
      releases.map(({ kind }) => chiefKind[kind]),
    ]);
    const byRelease = new Map<string, MainFile[]>();
    for (const { releaseId, path, sizeBytes, mediaType } of rows) {
      const file = { path, sizeBytes: Number(sizeBytes), mediaType: mediaTypeOf(path, mediaType) };
      const files = byRelease.get(releaseId);
      if (files === undefined) byRelease.set(releaseId, [file]);
      else files.push(file);
    }
    return byRelease;
  }
}

const ofEach = 5;
/** Of a release of a hundred thousand files no more are looked at. */
const lookedAt = 1_000;

const mainFilesOfMany = `
  SELECT asked.id AS "releaseId", file.path, file.size_bytes AS "sizeBytes", b.media_type AS "mediaType"
  FROM unnest($1::uuid[], $2::text[]) AS asked (id, kind)
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT path, size_bytes, sha256, kind FROM release_file f
      WHERE f.release_id = asked.id ORDER BY path LIMIT ${lookedAt}) AS first
    WHERE first.kind = asked.kind ORDER BY path LIMIT ${ofEach}) AS file
  LEFT JOIN blob b USING (sha256)
  ORDER BY asked.id, file.path`;
