import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { apiPrefix } from '../rest-controller.js';
import { ApiDescription } from './api-description.js';
import { referencePage, referenceScript } from './reference-page.js';

/** Files of the reference page that come with a dependency; nothing is fetched from elsewhere. */
const assets: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);
const assetDirectory = dirname(
  createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
);

/** Inline styles are the page's own doing: Swagger UI sets them on what it renders. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The document, and a page to read it. */
@ApiExcludeController()
@Controller(apiPrefix)
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  document(): OpenAPIObject {
    return this.description.document;
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', policy)
  @Header('X-Content-Type-Options', 'nosniff')
  page(): string {
    return referencePage;
  }

  @Get('docs/:file')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'public, max-age=3600')
  async asset(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    if (file === 'reference.js') {
      await reply.header('content-type', 'text/javascript; charset=utf-8').send(referenceScript);
      return;
    }
    const type = assets.get(file);
    if (type === undefined) {
      throw new NotFound('not-found', `The reference has no file "${file.slice(0, 80)}".`, {
        facts: { address: file.slice(0, 80) },
      });
    }
    await reply.header('content-type', type).send(createReadStream(join(assetDirectory, file)));
  }
}
