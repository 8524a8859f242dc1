import { Get, Query } from '@nestjs/common';
import { DownloadsService } from '../../../capabilities/discovery/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { StatsQuery } from './discovery.dto.js';
import { presentHealth, presentStatistics } from './present-statistics.js';

@RestController('stats', 'Statistics')
export class StatsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly downloads: DownloadsService,
  ) {}

  @Get('health')
  @Answers({ summary: 'Whether the counters keep up', body: 'UsageHealth', access: 'anyone' })
  async health() {
    return presentHealth(await this.downloads.health());
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
