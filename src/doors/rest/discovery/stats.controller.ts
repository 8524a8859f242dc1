import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DownloadsService, UsageReports } from '../../../capabilities/discovery/index.js';
import { LabelledReleases, ScholarlyRecords } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { StatsQuery, UsageReportQuery } from './discovery.dto.js';
import { presentHealth, presentStatistics } from './present-statistics.js';
import { presentUsageReport } from './present-usage-report.js';

@RestController('stats', 'Statistics')
export class StatsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly downloads: DownloadsService,
    private readonly reports: UsageReports,
    private readonly labels: LabelledReleases,
    private readonly records: ScholarlyRecords,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  @Get('health')
  @Answers({ summary: 'Whether the counters keep up', body: 'UsageHealth', access: 'anyone' })
  async health() {
    return presentHealth(await this.downloads.health());
  }

  @Get('export')
  @Answers({
    summary: 'What was used in a month, as a COUNTER dataset report; `Link` names the next page',
    body: 'UsageReport',
    access: 'anyone',
  })
  async report(
    @Query() { month, ...page }: UsageReportQuery,
    @Req() { url }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const report = await this.reports.page(month, page);
    const ids = await this.labels.findIds(report.items);
    const records = await this.records.findMany(ids.filter((id) => id !== null));
    const releases = report.items.flatMap((use, place) => {
      const record = records.get(ids[place] ?? '');
      return record === undefined ? [] : [{ use, record }];
    });
    const { publicUrl } = this.server;
    if (report.next !== null) {
      void reply.header('link', nextLink(publicUrl, url, { cursor: report.next }));
    }
    return presentUsageReport(report, releases, new URL(publicUrl).host, this.clock.now());
  }

  @Get(':kind/:namespace/:name')
  @InRepository()
  @Answers({
    summary: 'Downloads and views, by day or month and by version',
    body: 'Usage',
    access: 'optional',
  })
  async show(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Query() { version, from, to, granularity }: StatsQuery,
  ) {
    const { id } = await this.repositories.require(viewer, kind, namespace, name);
    return presentStatistics(
      await this.downloads.stats({ repositoryId: id, version, from, to, granularity }),
    );
  }
}
