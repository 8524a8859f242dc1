import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DoiRegister, type VersionDoi } from '../../capabilities/dois/index.js';
import { type RecordDocument, RecordsService } from '../../capabilities/discovery/index.js';
import { HarvestList } from '../../capabilities/harvesting/index.js';
import { type MainFile, MainFiles } from '../../capabilities/releases/index.js';
import { type FeedEntry, writeFeed } from '../../domain/feeds/atom.js';
import { entryIdOf } from '../../domain/feeds/entry-id.js';
import {
  doiAddressOf,
  fileAddressOf,
  releasePageOf,
} from '../../domain/scholarly/record-addresses.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import {
  authorQuestion,
  feedLanguage,
  type FeedQuestion,
  nameOfFeed,
  organisationQuestion,
  type Parameters,
  questionOf,
} from './feed-question.js';

const pageSize = 50;
const summaryLength = 1_000;

/** What is new, for feed readers (scholarly D.3): newest publication first, paged. */
@ApiExcludeController()
@Controller('feeds')
export class RecordFeedsController {
  constructor(
    private readonly records: RecordsService,
    private readonly files: MainFiles,
    private readonly harvest: HarvestList,
    private readonly dois: DoiRegister,
    private readonly server: ServerConfig,
  ) {}

  @Get(':file')
  async feed(
    @Param('file') file: string,
    @Query() parameters: Parameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(questionOf(nameOfFeed(file), parameters), parameters, request, reply);
  }

  @Get('organisations/:file')
  async ofOrganisation(
    @Param('file') file: string,
    @Query() parameters: Parameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = organisationQuestion(nameOfFeed(file), parameters);
    await this.answer(question, parameters, request, reply);
  }

  @Get('authors/:file')
  async ofAuthor(
    @Param('file') file: string,
    @Query() parameters: Parameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(authorQuestion(nameOfFeed(file), parameters), parameters, request, reply);
  }

  private async answer(
    { title, query, page }: FeedQuestion,
    parameters: Parameters,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const cursor = parameters['cursor'];
    const found = await this.records.search({
      ...query,
      sort: 'updated',
      limit: pageSize,
      ...(typeof cursor === 'string' && cursor !== '' && { cursor }),
    });
    const documents = found.items.map(({ document }) => document);
    const entries = await this.entriesOf(documents);
    const updatedAt = new Date(Math.max(0, ...entries.map((entry) => entry.updatedAt.getTime())));
    const { publicUrl } = this.server;
    const self = new URL(request.url, publicUrl);
    const firstPage = withCursor(self, null);
    const xml = writeFeed({
      id: firstPage,
      title,
      language: feedLanguage(parameters),
      updatedAt,
      author: 'Sphere',
      entries,
      links: {
        self: self.href,
        alternate: `${publicUrl}${page}`,
        first: firstPage,
        ...(found.next !== null && { next: withCursor(self, found.next) }),
      },
    });
    send(xml, updatedAt, request, reply);
  }

  /** An entry is as new as what is disseminated of its release: a notice makes it new again. */
  private async entriesOf(documents: readonly RecordDocument[]): Promise<FeedEntry[]> {
    const ids = documents.map(({ releaseId }) => releaseId);
    const [files, datestamps, dois] = await Promise.all([
      this.files.ofMany(documents),
      this.harvest.datestamps(ids),
      this.dois.versionsOf(ids),
    ]);
    return documents.map((document) => ({
      ...entryOf(this.server.publicUrl, document, files.get(document.releaseId) ?? []),
      ...namesOf(this.server.publicUrl, document, dois.get(document.releaseId) ?? null),
      updatedAt: datestamps.get(document.releaseId) ?? document.publishedAt,
    }));
  }
}

function entryOf(
  publicUrl: string,
  document: RecordDocument,
  files: readonly MainFile[],
): Omit<FeedEntry, 'id' | 'updatedAt'> {
  const { kind, version } = document;
  return {
    title: document.title,
    publishedAt: document.publishedAt,
    url: releasePageOf(publicUrl, document, version),
    enclosures: files.map(({ path, mediaType, sizeBytes }) => ({
      ...{ mediaType, sizeBytes },
      url: fileAddressOf(publicUrl, document, version, path),
    })),
    authors: document.creators.slice(0, 50),
    categories: [kind, ...document.tasks, ...document.tags].slice(0, 50),
    rights: document.licence,
    summary: document.description.slice(0, summaryLength),
  };
}

function namesOf(
  publicUrl: string,
  { pid, publishedAt }: RecordDocument,
  doi: VersionDoi | null,
): Pick<FeedEntry, 'id' | 'citeAs'> {
  const id = entryIdOf({ pid, publishedAt, doi }, publicUrl);
  const citeAs = doi === null ? id : doiAddressOf(doi.doi);
  return { id, ...(citeAs !== id && { citeAs }) };
}

function withCursor(address: URL, cursor: string | null): string {
  const url = new URL(address);
  if (cursor === null) url.searchParams.delete('cursor');
  else url.searchParams.set('cursor', cursor);
  return url.href;
}

/** Says 304 to a reader who has this page; a feed that lost an entry has another tag, and the same date. */
function send(xml: string, updatedAt: Date, request: FastifyRequest, reply: FastifyReply): void {
  const tag = `"${createHash('sha256').update(xml).digest('base64url').slice(0, 27)}"`;
  void reply.headers({
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    'last-modified': updatedAt.toUTCString(),
    etag: tag,
  });
  const known = request.headers['if-none-match'];
  const isKnown = known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
  void (isKnown ? reply.code(304).send() : reply.send(xml));
}
