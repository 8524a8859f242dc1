import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DownloadsService } from '../../../capabilities/discovery/index.js';
import type { ReleaseView } from '../../../capabilities/releases/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';

/** Counts pages and exports of published releases that were read, which are investigations (scholarly E). */
@Injectable()
export class PageViews {
  constructor(private readonly downloads: DownloadsService) {}

  /** Never waits and never fails. A HEAD reads nothing; candidates and tombstones are not counted. */
  count(
    request: FastifyRequest,
    viewer: Viewer,
    release: Pick<ReleaseView, 'repositoryId' | 'version' | 'state'>,
  ): void {
    if (request.method !== 'GET' || release.state !== 'published') return;
    const userAgent = request.headers['user-agent'] ?? '';
    const userKey = viewer.kind === 'account' ? viewer.accountId : `${request.ip} ${userAgent}`;
    const { repositoryId, version } = release;
    this.downloads.view({ repositoryId, version, userAgent, userKey });
  }
}
