import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ExportSources } from '../../../../capabilities/exports/index.js';
import { ReleasesService, type ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { NotFound } from '../../../../domain/errors/sphere-error.js';
import type { ExportFormat } from '../../../../domain/exports/export-formats.js';
import {
  contentTypeOf,
  type ExportChoice,
  isWritten,
  writeExport,
} from '../../../../domain/exports/export-writers.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import { DataCiteConfig } from '../../../../foundations/config/datacite.config.js';
import type { WrittenAnswer } from '../../pages/page.js';
import { answerExport } from './answer-export.js';

/** Writes releases out in the formats that there are. */
@Injectable()
export class RecordExports {
  constructor(
    private readonly releases: ReleasesService,
    private readonly sources: ExportSources,
    private readonly dataCite: DataCiteConfig,
  ) {}

  /**
   * The release of that label, or the latest where none is named, or the newest tombstone where all are
   * withdrawn. Throws `NotFound` (`release-not-found`) also for a candidate, which has no exports.
   */
  async requireRelease(
    viewer: Viewer,
    repository: RepositoryView,
    version: string | undefined,
  ): Promise<ReleaseView> {
    const release =
      version === undefined
        ? ((await this.releases.latest(repository)) ??
          (await this.releases.newestWithdrawn(repository)))
        : await this.releases.require(viewer, repository, version);
    if (release !== null && release.state !== 'candidate' && release.state !== 'abandoned') {
      return release;
    }
    const message = `${repository.fullName} has published no such release, and exports only what is published.`;
    throw new NotFound('release-not-found', message, {
      facts: { repository: repository.fullName },
    });
  }

  /** The answer to a request with a release in that format. */
  async answer(
    request: FastifyRequest,
    asked: {
      readonly repository: RepositoryView;
      readonly release: ReleaseView;
      readonly format: ExportFormat;
      readonly choice: ExportChoice;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<WrittenAnswer> {
    const { repository, release, format, choice, headers = {} } = asked;
    const source = await this.sources.find(repository, release);
    if (source === null || !isWritten(format.name)) {
      throw new Error(`${repository.fullName} ${release.version} has no ${format.name}.`);
    }
    const fileName = `${repository.name}-${release.version}.${format.extension}`;
    return answerExport(request, {
      text: writeExport(format.name, source, choice, this.dataCite.schema),
      contentType: contentTypeOf(format, choice),
      modifiedAt: source.modifiedAt,
      headers: {
        'content-disposition': `inline; filename="${fileName}"`,
        link: `<${source.record.landingPage}>; rel="describes"; type="text/html"`,
        ...headers,
      },
    });
  }
}
