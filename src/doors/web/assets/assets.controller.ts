import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { AssetShelf } from './asset-shelf.js';

/** Serves the files of the site. */
@Controller()
export class AssetsController {
  constructor(private readonly assets: AssetShelf) {}

  @Get('assets/:name')
  async asset(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const asset = this.assets.find(name);
    if (asset === null) {
      throw new NotFound('not-found', `The site has no file "${name.slice(0, 80)}".`, {
        facts: { address: name.slice(0, 80) },
      });
    }
    await reply
      .headers({
        'content-type': asset.contentType,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': policyOf(name),
      })
      .send(asset.bytes);
  }

  @Get('favicon.ico')
  async favicon(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(this.assets.address('favicon.svg'), 302);
  }
}

/** A worker obeys the policy of its own script, which may import others of the site and do no more. */
function policyOf(name: string): string {
  return name.endsWith('.js')
    ? "default-src 'none'; script-src 'self'"
    : "default-src 'none'; sandbox";
}
