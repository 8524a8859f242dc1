import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { AssetShelf } from './asset-shelf.js';

/** Serves the files of the site. */
@Controller()
export class AssetsController {
  constructor(private readonly assets: AssetShelf) {}

  @Get('assets/:name')
  async asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset = this.assets.find(name);
    if (asset === null) {
      throw new NotFound('not-found', `The site has no file "${name.slice(0, 80)}".`, {
        facts: { address: name.slice(0, 80) },
      });
    }
    const gzip = takesGzip(request) ? asset.gzip : null;
    await reply
      .headers({
        'content-type': asset.contentType,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': policyOf(name),
        vary: 'Accept-Encoding',
        ...(gzip !== null && { 'content-encoding': 'gzip' }),
      })
      .send(gzip ?? asset.bytes);
  }

  @Get('favicon.ico')
  async favicon(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(this.assets.address('favicon.svg'), 302);
  }
}

/** RFC 9110 §12.5.3, as far as browsers go: whoever refuses gzip by weight gets none. */
function takesGzip({ headers }: FastifyRequest): boolean {
  const accepted = headers['accept-encoding'];
  return typeof accepted === 'string' && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted);
}

/** A worker obeys the policy of its own script, which may import others of the site and do no more. */
function policyOf(name: string): string {
  return name.endsWith('.js')
    ? "default-src 'none'; script-src 'self'"
    : "default-src 'none'; sandbox";
}
