import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import type { BodyRouteConfig } from '../../foundations/http/body-parsers.js';
import { UploadReception, UploadsService } from '../../capabilities/artifacts/index.js';
import { readCompletion } from './read-completion.js';

/**
 * The signed addresses of uploads. Each carries its own permission: clients send them neither token
 * nor header (hf-hub B4).
 */
@Controller('objects')
export class ObjectsController {
  constructor(
    private readonly reception: UploadReception,
    private readonly uploads: UploadsService,
  ) {}

  /** Takes one part, or a whole object, for the embedded store. */
  @Put(':signed')
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async receive(
    @Req() request: FastifyRequest,
    @Body() body: Readable | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (body === undefined) {
      throw InvalidInput.field('body', 'body', 'Send the bytes as the body.', { wanted: 'bytes' });
    }
    try {
      const bytes = Readable.from(body.iterator({ destroyOnReturn: false }), { objectMode: false });
      const { etag } = await this.reception.receive(request.url, bytes);
      void reply.header('etag', `"${etag}"`);
    } finally {
      // A client reads no answer before it has sent everything; cut off, it would see none at all.
      body.resume();
    }
  }

  /** Puts the parts together and checks them, for whichever store. */
  @Post('complete/:completionToken')
  @HttpCode(200)
  async complete(
    @Param('completionToken') completionToken: string,
    @Body() body: unknown,
  ): Promise<{ readonly success: true }> {
    await this.uploads.completeSigned(completionToken, readCompletion(body));
    return { success: true };
  }
}
