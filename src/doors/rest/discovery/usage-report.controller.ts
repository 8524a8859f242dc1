import { Readable } from 'node:stream';
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type UsageReportPage, UsageReports } from '../../../capabilities/discovery/index.js';
import { LabelledReleases, ScholarlyRecords } from '../../../capabilities/releases/index.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { chooseType } from './choose-type.js';
import { reportTypes, UsageReportQuery } from './discovery.dto.js';
import {
  presentUsageReport,
  type ReportedRelease,
  type ReportHead,
} from './present-usage-report.js';
import { headOfTable, linesOfRelease, type TableForm } from './tabulate-usage-report.js';

/** So many releases of a table are in memory at a time. */
const rowsAtOnce = 200;

/** Monthly reports of usage, for those who gather them (scholarly E). */
@RestController('stats', 'Statistics')
export class UsageReportController {
  constructor(
    private readonly reports: UsageReports,
    private readonly labels: LabelledReleases,
    private readonly records: ScholarlyRecords,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  @Get('export')
  @Answers({
    summary: 'What was used in a month, as a COUNTER dataset report',
    description:
      'In JSON a page at a time, of which `Link` names the next. As a table, by `Accept` or `format`, all of it at once.',
    body: 'UsageReport',
    otherTypes: [reportTypes.csv, reportTypes.tsv],
    access: 'anyone',
    refusals: [406],
  })
  async report(
    @Query() { month, format, access_method: accessMethod, ...page }: UsageReportQuery,
    @Req() { url, headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('vary', 'Accept');
    const form = format ?? chooseType(headers.accept, reportTypes);
    const { publicUrl } = this.server;
    const { host } = new URL(publicUrl);
    const head = { platform: host, accessMethod: accessMethod ?? null, now: this.clock.now() };
    if (form !== 'json') {
      const first = await this.reports.page(month, { ...page, limit: rowsAtOnce });
      await reply
        .header('content-type', `${reportTypes[form]}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="dsr-${month}.${form}"`)
        .send(Readable.from(this.table(month, first, head, form)));
      return;
    }
    const report = await this.reports.page(month, page);
    if (report.next !== null) {
      void reply.header('link', nextLink(publicUrl, url, { cursor: report.next }));
    }
    await reply.send(presentUsageReport(report, await this.recordsOf(report), head));
  }

  private async *table(
    month: string,
    first: UsageReportPage,
    head: ReportHead,
    form: TableForm,
  ): AsyncGenerator<string> {
    yield headOfTable(first, head, form);
    let page = first;
    for (;;) {
      const releases = await this.recordsOf(page);
      const lines = releases.map((release) => linesOfRelease(release, head, form)).join('');
      if (lines !== '') yield lines;
      if (page.next === null) return;
      page = await this.reports.page(month, { limit: rowsAtOnce, cursor: page.next });
    }
  }

  private async recordsOf({ items }: UsageReportPage): Promise<readonly ReportedRelease[]> {
    const ids = await this.labels.findIds(items);
    const records = await this.records.findMany(ids.filter((id) => id !== null));
    return items.flatMap((use, place) => {
      const record = records.get(ids[place] ?? '');
      return record === undefined ? [] : [{ use, record }];
    });
  }
}
