import { Controller, Get, Header, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseCard } from '../../../domain/card/parse-card.js';
import { doiKey, ownIdentifiers, pidKey } from '../../../domain/card/work-identifiers.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { CitationsService } from '../../../capabilities/discovery/index.js';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import { RepositoriesService } from '../../../capabilities/repositories/index.js';
import type { HubQuery } from '../wire/hub-query.js';
import { pidUrl, repositoryUrl } from '../wire/public-address.js';
import { TextReader } from '../wire/read-text.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { PaperFinder, type PublishedPaper } from './find-papers.js';
import { PaperLister } from './list-papers.js';
import { presentLinked, presentListedPaper, presentPaper } from './present-paper.js';
import { writePaper } from './write-paper.js';

/** `math/0309136`, as ids were until 2007: two segments. The router takes simple patterns only. */
const archive = ':archive(^[A-Za-z.-]+$)';
const sevenDigits = '[0-9]'.repeat(7);
const number = `:number(^${sevenDigits}v?[0-9]*$)`;
const numberOfFile = `:number(^${sevenDigits}v?[0-9]*[.]md$)`;
const linkedSize = 20;
const reposSize = 100;
const maxCardBytes = 2_200_000;

/** Papers as Hub clients read them, from the records that are published here (hf-hub D). */
@Controller()
@UseGuards(RefuseRejectedToken)
export class PapersController {
  constructor(
    private readonly finder: PaperFinder,
    private readonly lister: PaperLister,
    private readonly citations: CitationsService,
    private readonly releases: ReleasesService,
    private readonly repositories: RepositoriesService,
    private readonly texts: TextReader,
    private readonly config: ServerConfig,
  ) {}

  @Get('api/papers/search')
  async search(@Query() query: HubQuery) {
    return this.present(await this.lister.search(query));
  }

  @Get('api/daily_papers')
  async daily(@Query() query: HubQuery) {
    return this.present(await this.lister.daily(query));
  }

  @Get('api/papers/:id')
  async paper(@Param('id') id: string) {
    return this.withLinks(await this.finder.require(id));
  }

  /** A repository may have such a name: what is no paper's id leads to it. */
  @Get(`api/papers/${archive}/${number}`)
  async oldPaper(
    @RequestViewer() viewer: Viewer,
    @Param()
    { archive: namespace, number: name }: { readonly archive: string; readonly number: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    try {
      return await this.withLinks(await this.finder.require(`${namespace}/${name}`));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      await this.repositories.require(viewer, 'paper', namespace, name);
      void reply.code(307).header('location', `/api/papers/${namespace}/${name}/revision/main`);
      return {};
    }
  }

  /** Every model and dataset that cites a paper, of either at most 100. */
  @Get(['api/arxiv/:id/repos', `api/arxiv/${archive}/${number}/repos`])
  async repos(@Param() params: Readonly<Record<string, string>>) {
    const { models, datasets } = await this.linked(await this.paperOf(params), reposSize);
    return {
      models: models.items.map(presentLinked),
      datasets: datasets.items.map(presentLinked),
      spaces: [],
    };
  }

  @Get(['papers/:id(^.+[.]md$)', `papers/${archive}/${numberOfFile}`])
  @Header('content-type', 'text/markdown; charset=utf-8')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  async markdown(@Param() params: Readonly<Record<string, string>>): Promise<string> {
    const paper = await this.paperOf(params);
    const { repository, release } = paper;
    const { publicUrl } = this.config;
    const card = await this.texts.find(release, 'README.md', maxCardBytes);
    const body = card === null ? '' : parseCard(await this.texts.read(card)).body;
    const record = repositoryUrl(publicUrl, repository);
    const { mainFile } = release.metadata;
    const path = mainFile?.split('/').map(encodeURIComponent).join('/');
    return writePaper(paper, body, {
      record: `${record}/releases/${release.version}`,
      pid: pidUrl(publicUrl, release.pid),
      pdf: path === undefined ? null : `${record}/resolve/${release.version}/${path}`,
    });
  }

  private paperOf(params: Readonly<Record<string, string>>): Promise<PublishedPaper> {
    const { id, archive: first = '', number: second = '' } = params;
    return this.finder.require((id ?? `${first}/${second}`).replace(/[.]md$/, ''));
  }

  private async present(documents: Awaited<ReturnType<PaperLister['daily']>>) {
    const papers = await this.finder.ofDocuments(documents);
    return papers.map((paper) => presentListedPaper(this.config.publicUrl, paper));
  }

  private async withLinks(paper: PublishedPaper) {
    const { models, datasets } = await this.linked(paper, linkedSize);
    return {
      ...presentPaper(this.config.publicUrl, paper),
      linkedModels: models.items.map(presentLinked),
      numTotalModels: models.total,
      linkedDatasets: datasets.items.map(presentLinked),
      numTotalDatasets: datasets.total,
      linkedSpaces: [],
      numTotalSpaces: 0,
    };
  }

  private async linked({ repository, release }: PublishedPaper, limit: number) {
    const { pids, dois } = await this.releases.citableNames(repository);
    const keys = [
      ...new Set([...ownIdentifiers(release.metadata), ...pids.map(pidKey), ...dois.map(doiKey)]),
    ];
    const [models, datasets] = await Promise.all([
      this.citations.citing('model', keys, limit),
      this.citations.citing('dataset', keys, limit),
    ]);
    return { models, datasets };
  }
}
