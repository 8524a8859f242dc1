import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordRegister } from '../../../capabilities/discovery/index.js';
import { HarvestList } from '../../../capabilities/harvesting/index.js';
import { ReleaseRegister } from '../../../capabilities/releases/index.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
import { releasePageOf } from '../../../domain/scholarly/record-addresses.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { serveBytes } from '../../../foundations/http/serve-bytes.js';
import { recordAddress } from '../records/record-address.js';
import { writeSitemap, writeSitemapIndex } from './write-sitemap.js';

/** A fifth of what the protocol allows: each address comes with its languages. */
const addressesOfAPart = 10_000;
const ownPages = ['/', '/about', '/about/policy', '/licences', '/advisors', '/help', '/help/api'];
const anHour = 'public, max-age=3600';

/** What search engines ask before they read the pages (scholarly D.3). */
@Controller()
export class CrawlersController {
  constructor(
    private readonly records: RecordRegister,
    private readonly releases: ReleaseRegister,
    private readonly harvest: HarvestList,
    private readonly server: ServerConfig,
  ) {}

  /**
   * Pages, files, exports and feeds are for everybody; what programs ask is not for crawlers (RFC 9309).
   * The last characters keep namespaces whose names begin so out of it.
   */
  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', anHour)
  robots(): string {
    return [
      'User-agent: *',
      'Allow: /feeds/',
      'Allow: /api/v1/docs',
      ...['/api/', '/oai?', '/oai$', '/search?', '/search/', '/sign-in?'].map(
        (path) => `Disallow: ${path}`,
      ),
      '',
      `Sitemap: ${this.server.publicUrl}/sitemap.xml`,
      '',
    ].join('\n');
  }

  @Get('sitemap.xml')
  async index(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [records, releases] = await Promise.all([
      this.records.parts(addressesOfAPart),
      this.releases.parts(addressesOfAPart),
    ]);
    const parts = ['site', ...records, ...releases.map((part) => `releases/${part}`)];
    const addresses = parts.map((part) => `/sitemaps/${part}.xml`);
    await send(writeSitemapIndex(addresses, this.server.publicUrl), request, reply);
  }

  @Get('sitemaps/site.xml')
  async pages(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entries = ownPages.map((address) => ({ address, modifiedAt: null }));
    await send(writeSitemap(entries, this.server.publicUrl), request, reply);
  }

  @Get('sitemaps/:part')
  async recordPages(
    @Param('part') part: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const records = await partOf(part, (cursor) => this.records.part(cursor, addressesOfAPart));
    await this.answer(records, recordAddress, request, reply);
  }

  /** The page of a release is the one of its version PID, and no copy of the record's: both are listed. */
  @Get('sitemaps/releases/:part')
  async releasePages(
    @Param('part') part: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const releases = await partOf(part, (cursor) => this.releases.part(cursor, addressesOfAPart));
    await this.answer(
      releases,
      ({ version, ...record }) => releasePageOf('', record, version),
      request,
      reply,
    );
  }

  private async answer<Page extends { readonly releaseId: string; readonly publishedAt: Date }>(
    pages: readonly Page[],
    addressOf: (page: Page) => string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const datestamps = await this.harvest.datestamps(pages.map(({ releaseId }) => releaseId));
    const entries = pages.map((page) => ({
      address: addressOf(page),
      modifiedAt: datestamps.get(page.releaseId) ?? page.publishedAt,
    }));
    await send(writeSitemap(entries, this.server.publicUrl), request, reply);
  }
}

async function partOf<Page>(
  name: string,
  read: (cursor: string) => Promise<readonly Page[]>,
): Promise<readonly Page[]> {
  const cursor = name.replace(/\.xml$/, '');
  try {
    return await read(cursor);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const address = `/sitemaps/${cursor.slice(0, 200)}.xml`;
    throw new NotFound('not-found', `Nothing answers GET ${address}.`, {
      cause: error,
      facts: { address },
    });
  }
}

/** Nothing is sent again to who has it. */
async function send(xml: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const bytes = Buffer.from(xml);
  await serveBytes(request, reply, {
    sizeBytes: bytes.length,
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': anHour },
    open: ({ start, end }) => Promise.resolve(bytes.subarray(start, end + 1)),
  });
}
