import { Controller, Get, Header, Param } from '@nestjs/common';
import { RecordRegister } from '../../../capabilities/discovery/index.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { recordAddress } from '../records/record-address.js';
import { writeSitemap, writeSitemapIndex } from './write-sitemap.js';

/** A fifth of what the protocol allows: each address comes with its languages. */
const addressesOfAPart = 10_000;
const ownPages = ['/', '/about', '/licences', '/advisors', '/help', '/help/api'];
const xml = 'application/xml; charset=utf-8';
const anHour = 'public, max-age=3600';

/** What search engines ask before they read the pages. */
@Controller()
export class CrawlersController {
  constructor(
    private readonly register: RecordRegister,
    private readonly server: ServerConfig,
  ) {}

  /** Pages are for everybody, papers too; downloads of weights and data are not (RFC 9309). */
  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', anHour)
  robots(): string {
    return [
      'User-agent: *',
      'Allow: /papers/*/resolve/',
      'Allow: /api/v1/docs',
      ...['/search?', '/api/', '/*/resolve/', '/sign-in?'].map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${this.server.publicUrl}/sitemap.xml`,
      '',
    ].join('\n');
  }

  @Get('sitemap.xml')
  @Header('Content-Type', xml)
  @Header('Cache-Control', anHour)
  async index(): Promise<string> {
    const parts = await this.register.parts(addressesOfAPart);
    const addresses = ['site', ...parts].map((part) => `/sitemaps/${part}.xml`);
    return writeSitemapIndex(addresses, this.server.publicUrl);
  }

  @Get('sitemaps/site.xml')
  @Header('Content-Type', xml)
  @Header('Cache-Control', anHour)
  pages(): string {
    const entries = ownPages.map((address) => ({ address, modifiedAt: null }));
    return writeSitemap(entries, this.server.publicUrl);
  }

  @Get('sitemaps/:part')
  @Header('Content-Type', xml)
  @Header('Cache-Control', anHour)
  async part(@Param('part') part: string): Promise<string> {
    const records = await this.read(part.replace(/\.xml$/, ''));
    const entries = records.map(({ publishedAt, ...record }) => ({
      address: recordAddress(record),
      modifiedAt: publishedAt,
    }));
    return writeSitemap(entries, this.server.publicUrl);
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
