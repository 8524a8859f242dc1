import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { TokensService } from '../../../capabilities/identity/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { PageQuery } from '../validation/page.js';
import { LeakedTokenDto, NewTokenDto } from './identity.dto.js';
import { presentToken } from './present-identity.js';

@RestController('', 'Tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Post('accounts/:handle/tokens')
  @Answers({
    summary: 'Make a token; its secret is shown this once',
    status: 201,
    body: 'IssuedToken',
    access: 'token',
    refusals: [404, 413, 415],
  })
  async issue(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Body() { name, scope, expiresAt }: NewTokenDto,
  ) {
    return this.tokens.issue(viewer, handle, {
      name,
      scope,
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    });
  }

  @Get('accounts/:handle/tokens')
  @Answers({
    summary: 'The tokens of an account, without their secrets',
    body: 'Tokens',
    access: 'token',
    refusals: [404],
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const page = { limit, ...(cursor !== undefined && { cursor }) };
    const { items, next } = await this.tokens.list(viewer, handle, page);
    return { items: items.map(presentToken), next };
  }

  @Delete('accounts/:handle/tokens/:id')
  @Answers({ summary: 'Revoke a token for ever', status: 204, access: 'token', refusals: [404] })
  async revoke(
    @RequestViewer() viewer: Viewer,
    @Param('handle') handle: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.tokens.revoke(viewer, handle, id);
  }

  @Post('tokens/revoke')
  @Answers({
    summary: 'Report a token that was found in the open',
    description: 'Revokes it, if it is one. The answer is the same if it is not.',
    status: 202,
    access: 'anyone',
    refusals: [413, 415],
  })
  async report(@Body() { token }: LeakedTokenDto): Promise<void> {
    await this.tokens.revokeLeaked(token);
  }
}
