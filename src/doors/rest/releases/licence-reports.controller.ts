import { Get, Query } from '@nestjs/common';
import { LineageReader, ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Language } from '../../../domain/language/language.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { AnswerLanguage } from '../answer-language.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { presentReport } from './present-report.js';
import { LineageQuery, RevisionQuery } from './release.dto.js';

@RestController(':kind/:namespace/:name', 'Releases')
export class LicenceReportsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly ancestry: LineageReader,
    private readonly server: ServerConfig,
  ) {}

  @Get('licence-report')
  @InRepository()
  @Answers({
    summary: 'The licence verdict on a revision, as it would be at propose',
    body: 'RevisionReport',
    access: 'optional',
    refusals: [410],
  })
  async report(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Query() { revision }: RevisionQuery,
    @AnswerLanguage() language: Language,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const judged = await this.releases.licenceReport(viewer, repository, revision);
    const report = presentReport(this.server.publicUrl, judged.report, language);
    return { commit: judged.commitId, ...report };
  }

  @Get('lineage')
  @InRepository()
  @Answers({
    summary: 'What a work is derived from, and what is derived from it',
    body: 'Lineage',
    access: 'optional',
  })
  async lineage(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Query() { depth }: LineageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const { nodes, edges, isCut } = await this.ancestry.around(repository, depth);
    return { nodes, edges, isCut };
  }
}
