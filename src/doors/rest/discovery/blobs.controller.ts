import { Body, Get, Param, Put, Query } from '@nestjs/common';
import { ArtifactsService } from '../../../capabilities/artifacts/index.js';
import { type Occurrence, ReleasesService } from '../../../capabilities/releases/index.js';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { fileOf, releaseApiOf } from '../addresses.js';
import { Answers } from '../openapi/answers.js';
import { address, count, nullable, object, oneOf, page, sha256, text } from '../openapi/schema.js';
import { RestController } from '../rest-controller.js';
import { PageQuery, rowAfter, toPage } from '../validation/page.js';
import { DecisionDto } from './discovery.dto.js';

@RestController('blobs/sha256/:sha256', 'Blobs')
export class BlobsController {
  constructor(
    private readonly releases: ReleasesService,
    private readonly artifacts: ArtifactsService,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @Answers({
    summary: 'Every published artifact with these bytes',
    body: 'Occurrences',
    access: 'anyone',
  })
  async occurrences(@Param('sha256') hex: string, @Query() { limit, cursor }: PageQuery) {
    const rows = await this.releases.occurrences(parseSha256(hex), {
      after: rowAfter(cursor),
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ releaseId, path }) => [releaseId, path],
      (row) => presentOccurrence(this.server.publicUrl, row),
    );
  }

  @Put('decision')
  @Answers({
    summary: 'Decide on suspicious bytes; stewards do',
    body: 'BlobDecision',
    access: 'token',
    refusals: [404, 409, 413, 415],
  })
  async decide(
    @RequestViewer() viewer: Viewer,
    @Param('sha256') hex: string,
    @Body() { allow, reason }: DecisionDto,
  ) {
    const blob = await this.artifacts.decide(viewer, parseSha256(hex), { allow, reason });
    return { sha256: blob.sha256, size: blob.sizeBytes, state: blob.state };
  }
}

function presentOccurrence(base: string, occurrence: Occurrence) {
  const { kind, namespace, name, version, path, sizeBytes, licence } = occurrence;
  return {
    kind,
    namespace,
    name,
    version,
    path,
    size: sizeBytes,
    licence,
    url: fileOf(base, occurrence, version, path),
    release: releaseApiOf(base, occurrence, version),
  };
}

/** The shapes above, for the OpenAPI document. */
export const blobSchemas = {
  Occurrences: page(
    object({
      kind: oneOf('model', 'paper', 'dataset'),
      namespace: text,
      name: text,
      version: text,
      path: text,
      size: count,
      licence: nullable(text),
      url: address,
      release: address,
    }),
  ),
  BlobDecision: object({ sha256, size: count, state: oneOf('verified', 'quarantined') }),
};
