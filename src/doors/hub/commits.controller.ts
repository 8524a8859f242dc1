import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { sampleBytes, uploadMode } from '../../domain/git/upload-mode.js';
import { parseCommitId } from '../../domain/identifiers/git-oid.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { RequestViewer } from '../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../foundations/http/body-parsers.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type Revision,
} from '../../capabilities/repositories/index.js';
import { CommitIntake } from './commit-intake.js';
import { CommitLines } from './commit-lines.js';
import { apiPrefixes, NamedRepository } from './hub-address.js';
import { HubBody } from './hub-body.js';
import { flagOf, type HubQuery } from './hub-query.js';
import { comparableOid } from './present-entry.js';
import { commitUrl } from './public-address.js';
import { RefuseRejectedToken } from './refuse-rejected-token.js';

const maxPreuploadFiles = 1_000;
const maxPreuploadBytes = 4 * 1_048_576;
const maxPathLength = 4_096;
/** 512 bytes in base64, and room for clients that send a little more. */
const maxSampleLength = 4_096;

/** Adding commits (hf-hub B3, B6). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class CommitsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly intake: CommitIntake,
    private readonly config: ServerConfig,
  ) {}

  /** Tells which files go inside the commit and which by LFS; the rule is the domain's. */
  @Post('preupload/:revision')
  @HttpCode(200)
  @RouteConfig({ bodyLimitBytes: maxPreuploadBytes } satisfies BodyRouteConfig)
  async preupload(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('revision') revisionName: string,
    @Query() query: HubQuery,
    @Body() body: unknown,
  ) {
    refusePullRequest(query);
    const files = HubBody.of(body).objects('files', maxPreuploadFiles);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    const revision = await this.repositories.resolve(viewer, repository, revisionName);
    return { files: await Promise.all(files.map((file) => this.advise(revision, file))) };
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
    if (body === undefined) throw InvalidInput.field('body', 'body', 'Send the commit as a body.');
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

  private async advise(revision: Revision, file: HubBody) {
    const path = file.text('path', maxPathLength);
    const sample = Buffer.from(file.optionalText('sample', maxSampleLength) ?? '', 'base64');
    const entry = await this.repositories.entry(revision, path);
    return {
      path,
      uploadMode: uploadMode(path, file.wholeNumber('size'), sample.subarray(0, sampleBytes)),
      shouldIgnore: false,
      oid: entry?.type === 'file' ? comparableOid(entry) : null,
    };
  }
}

/** Review is the own API's; a branch is made by hand (hf-hub D). */
function refusePullRequest(query: HubQuery): void {
  if (!flagOf(query, 'create_pr')) return;
  throw InvalidInput.field(
    'create_pr',
    'pull-requests-not-offered',
    'Pull requests are not offered; commit to a branch of your own instead.',
  );
}
