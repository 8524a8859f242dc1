import { Controller, Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { XorbsService } from '../../../capabilities/artifacts/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import type { HubQuery } from '../wire/hub-query.js';
import { refusePullRequest } from '../wire/refuse-pull-request.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { xetBase } from './xet-address.js';

/** Lets writers upload by Xet (hf-hub B5). There is no token to read with: reads are plain. */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class XetTokenController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly xorbs: XorbsService,
    private readonly config: ServerConfig,
  ) {}

  /** Clients of Python read the headers, those of Rust the body, and ask again before it expires. */
  @Get('xet-write-token/:revision')
  async writeToken(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('revision') revision: string,
    @Query() query: HubQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    refusePullRequest(query);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    await this.repositories.resolve(viewer, repository, revision);
    const { token, expiresAt } = this.xorbs.grant({
      accountId: requireAccount(viewer).accountId,
      repositoryId: repository.id,
      revision,
    });
    const casUrl = `${this.config.publicUrl}/${xetBase}`;
    const exp = Math.floor(expiresAt.getTime() / 1_000);
    void reply.headers({
      'x-xet-cas-url': casUrl,
      'x-xet-access-token': token,
      'x-xet-token-expiration': String(exp),
      'cache-control': 'private, no-store',
    });
    return { casUrl, accessToken: token, exp };
  }
}
