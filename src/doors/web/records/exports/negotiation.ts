import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { NotAcceptable, Withdrawn } from '../../../../domain/errors/sphere-error.js';
import { exportFormatsOf, fullMediaType } from '../../../../domain/exports/export-formats.js';
import { readExportChoice } from '../../../../domain/exports/export-writers.js';
import {
  type Negotiated,
  type NegotiatedExport,
  negotiateExport,
} from '../../../../domain/exports/negotiate-export.js';
import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import type { WrittenAnswer } from '../../pages/page.js';
import { RecordExports } from './record-exports.js';

/** Answers the landing pages of records in other forms than HTML, where `Accept` asks for one (scholarly B). */
@Injectable()
export class RecordNegotiation {
  constructor(private readonly exports: RecordExports) {}

  /**
   * What a request is to be answered with. Throws `NotAcceptable`, which lists what there is.
   * @param kind of the record
   */
  choose(request: FastifyRequest, kind: RepositoryKind): Negotiated {
    const formats = exportFormatsOf(kind);
    const negotiated = negotiateExport(request.headers.accept, formats);
    if (negotiated.answer !== 'nothing') return negotiated;
    const types = formats.filter(({ isByPathOnly }) => isByPathOnly !== true).map(fullMediaType);
    throw new NotAcceptable(['text/html', ...types]);
  }

  /**
   * The answer with the export that was chosen. Throws `NotFound` where nothing is published, and
   * `Withdrawn`: a landing page is gone in every form, while exports by path remain (scholarly A.8).
   */
  async answer(
    request: FastifyRequest,
    { parameters, format }: NegotiatedExport,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<WrittenAnswer> {
    if (release.state === 'withdrawn') {
      throw new Withdrawn(release.version, { ...release.tombstone, pid: release.pid });
    }
    const choice = readExportChoice({
      ...Object.fromEntries(parameters),
      ...(request.query as Readonly<Record<string, unknown>>),
    });
    return this.exports.answer(request, {
      ...{ repository, release, choice, format },
      headers: { vary: 'Accept' },
    });
  }
}
