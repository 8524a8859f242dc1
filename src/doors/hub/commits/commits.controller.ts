import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { parseCommitId } from '../../../domain/identifiers/git-oid.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../../foundations/http/body-parsers.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { CommitIntake } from './commit-intake.js';
import { CommitLines } from './commit-lines.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import type { HubQuery } from '../wire/hub-query.js';
import { readPreupload, type UploadAdvice, UploadAdviser } from './advise-upload.js';
import { commitUrl } from '../wire/public-address.js';
import { refusePullRequest } from '../wire/refuse-pull-request.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** A thousand files with their first 512 bytes, and a `.gitignore`. */
const maxPreuploadBytes = 4 * 1_048_576;

/** Adding commits (hf-hub B3, B6). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class CommitsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly adviser: UploadAdviser,
    private readonly intake: CommitIntake,
    private readonly config: ServerConfig,
  ) {}

  /** Tells which files go inside the commit, which by LFS and which not at all. */
  @Post('preupload/:revision')
  @HttpCode(200)
  @RouteConfig({ bodyLimitBytes: maxPreuploadBytes } satisfies BodyRouteConfig)
  async preupload(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('revision') revisionName: string,
    @Query() query: HubQuery,
    @Body() body: unknown,
  ): Promise<{ readonly files: readonly UploadAdvice[] }> {
    refusePullRequest(query);
    const request = readPreupload(body);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    const revision = await this.repositories.resolve(viewer, repository, revisionName);
    return { files: await this.adviser.advise(revision, request) };
  }

  @Post('commit/:revision')
  @HttpCode(200)
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async commit(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('revision') branch: string,
    @Query() query: HubQuery,
    @Body() body: Readable | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (body === undefined) {
      throw InvalidInput.field('body', 'body', 'Send the commit as a body.', { wanted: 'commit' });
    }
    const lines = new CommitLines(body.iterator({ destroyOnReturn: false }));
    try {
      refusePullRequest(query);
      const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
      await this.repositories.resolve(viewer, repository, branch);
      const { summary, description, parentCommit } = await lines.header();
      const operations = await this.intake.receive(repository, lines.changes());
      const { commitId } = await this.repositories.commit(viewer, repository, branch, {
        title: summary,
        operations,
        ...(description !== '' && { message: description }),
        ...(parentCommit !== null && { parent: parseCommitId(parentCommit, 'parentCommit') }),
      });
      void reply.header('x-repo-commit', commitId);
      return {
        success: true,
        commitOid: commitId,
        commitUrl: commitUrl(this.config.publicUrl, repository, commitId),
        hookOutput: '',
      };
    } finally {
      // A client reads no answer before it has sent everything; cut off, it would see none at all.
      await lines.close();
      body.resume();
    }
  }
}
