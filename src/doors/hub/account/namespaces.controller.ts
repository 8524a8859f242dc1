import { Controller, Get, Header, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import {
  IdentityService,
  type NamespaceView,
  OrganisationsService,
} from '../../../capabilities/identity/index.js';
import { RepositoriesService } from '../../../capabilities/repositories/index.js';
import { type HubQuery, numberOf, valuesOf } from '../wire/hub-query.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { identicon } from './identicon.js';
import { presentMember, presentOrganisation, presentUser } from './present-namespace.js';

const pageSize = { fallback: 100, max: 500 };

/** Who publishes here (hf-hub C5). */
@Controller('api')
@UseGuards(RefuseRejectedToken)
export class NamespacesController {
  constructor(
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly repositories: RepositoriesService,
    private readonly config: ServerConfig,
  ) {}

  @Get('users/:handle/overview')
  async user(@Param('handle') handle: string) {
    const account = await this.require(handle, 'account');
    const [counts, memberships] = await Promise.all([
      this.repositories.countPublic(account.id),
      this.organisations.ofAccount(account.id),
    ]);
    return presentUser(this.config.publicUrl, account, counts, memberships);
  }

  @Get('organizations/:handle/overview')
  async organisation(@Param('handle') handle: string) {
    const organisation = await this.require(handle, 'organisation');
    const [counts, memberCount] = await Promise.all([
      this.repositories.countPublic(organisation.id),
      this.organisations.countMembers(organisation.id),
    ]);
    return presentOrganisation(this.config.publicUrl, organisation, counts, memberCount);
  }

  @Get('organizations/:handle/members')
  async members(
    @Param('handle') handle: string,
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { publicUrl } = this.config;
    const [cursor] = valuesOf(query, 'cursor');
    const { items, next } = await this.organisations.members(handle, {
      limit: Math.max(1, numberOf(query, 'limit', pageSize)),
      ...(cursor !== undefined && { cursor }),
    });
    if (next !== null) {
      void reply.header('link', nextLink(publicUrl, request.url, { cursor: next }));
    }
    return items.map((member) => presentMember(publicUrl, member));
  }

  /** Of any name, without a look at who has it: the picture is made of the name alone. */
  @Get('avatars/:handle([A-Za-z0-9-]{1,39}).svg')
  @Header('content-type', 'image/svg+xml')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('x-content-type-options', 'nosniff')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  avatar(@Param('handle') handle: string): string {
    return identicon(handle);
  }

  private async require(handle: string, kind: NamespaceView['kind']): Promise<NamespaceView> {
    const namespace = await this.identity.findNamespace(handle);
    if (namespace?.kind === kind) return namespace;
    throw new NotFound(
      `${kind}-not-found`,
      `There is no ${kind === 'account' ? 'user' : 'organization'} "${handle.slice(0, 80)}".`,
      { facts: { handle: handle.slice(0, 80) } },
    );
  }
}
