import { Body, Controller, Get, HttpCode, Post, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../../../domain/release/viewer.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../../foundations/http/body-parsers.js';
import { AccountsService } from '../../../capabilities/identity/index.js';
import { type CardCheck, checkCard } from './check-card.js';
import { kindOfType } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { presentAccount } from './present-account.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** A card of a megabyte of YAML and one of text, as JSON. */
const maxCardBodyBytes = 6 * 1_048_576;

/** What a client asks before it begins (hf-hub A5, B2). */
@Controller('api')
@UseGuards(RefuseRejectedToken)
export class AccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  @Get('whoami-v2')
  async whoami(@RequestViewer() viewer: Viewer) {
    const account = requireAccount(viewer);
    const { account: described, memberships } = await this.accounts.describe(viewer);
    return presentAccount(described, memberships, account.scope);
  }

  @Post('validate-yaml')
  @HttpCode(200)
  @RouteConfig({ bodyLimitBytes: maxCardBodyBytes } satisfies BodyRouteConfig)
  validateCard(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): CardCheck {
    const fields = HubBody.of(body);
    const today = this.clock.now().toISOString().slice(0, 10);
    const kind = kindOfType(fields.optionalText('repoType', 40));
    const check = checkCard(fields.text('content', maxCardBodyBytes), kind, today);
    // Only then Python stops, and shows the errors.
    if (check.errors.length > 0) void reply.code(400);
    return check;
  }
}
