import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DownloadsService } from '../../capabilities/discovery/index.js';
import type { Viewer } from '../../domain/release/viewer.js';

/** Counts reads of a release's metadata over the API, which are investigations (scholarly E). */
@Injectable()
export class ViewCounter {
  constructor(private readonly downloads: DownloadsService) {}

  /** Never waits and never fails. A HEAD reads nothing. */
  count(request: FastifyRequest, viewer: Viewer, repositoryId: string, version: string): void {
    if (request.method !== 'GET') return;
    const userAgent = request.headers['user-agent'] ?? '';
    const userKey = viewer.kind === 'account' ? viewer.accountId : `${request.ip} ${userAgent}`;
    this.downloads.view({ repositoryId, version, userAgent, userKey });
  }
}
