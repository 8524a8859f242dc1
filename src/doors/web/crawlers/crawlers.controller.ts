import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordRegister } from '../../../capabilities/discovery/index.js';
import { HarvestList } from '../../../capabilities/harvesting/index.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
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
    private readonly register: RecordRegister,
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
    const parts = await this.register.parts(addressesOfAPart);
    const addresses = ['site', ...parts].map((part) => `/sitemaps/${part}.xml`);
    await send(writeSitemapIndex(addresses, this.server.publicUrl), request, reply);
  }

  @Get('sitemaps/site.xml')
  async pages(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entries = ownPages.map((address) => ({ address, modifiedAt: null }));
    await send(writeSitemap(entries, this.server.publicUrl), request, reply);
  }

  @Get('sitemaps/:part')
  async part(
    @Param('part') part: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const records = await this.read(part.replace(/\.xml$/, ''));
    const datestamps = await this.harvest.datestamps(records.map(({ releaseId }) => releaseId));
    const entries = records.map(({ publishedAt, releaseId, ...record }) => ({
      address: recordAddress(record),
      modifiedAt: datestamps.get(releaseId) ?? publishedAt,
    }));
    await send(writeSitemap(entries, this.server.publicUrl), request, reply);
  }

  private async read(cursor: string) {
    try {
      return await this.register.part(cursor, addressesOfAPart);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const address = `/sitemaps/${cursor.slice(0, 200)}.xml`;
      throw new NotFound('not-found', `Nothing answers GET ${address}.`, {
        cause: error,
        facts: { address },
      });
    }
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
