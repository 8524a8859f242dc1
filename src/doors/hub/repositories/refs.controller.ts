import { Body, Controller, Delete, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { AbandonCandidate, ProposeRelease } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { releaseWarning } from './release-warning.js';

const maxNameLength = 400;
const maxMessageLength = 20_000;

/** Branches, and tags, which are releases (hf-hub B7, design §5). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class RefsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly proposals: ProposeRelease,
    private readonly abandonment: AbandonCandidate,
  ) {}

  /** Where the client would overwrite it and names no commit, a branch that is there stays as it is. */
  @Post('branch/:branch')
  @HttpCode(200)
  async createBranch(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('branch') branch: string,
    @Body() body: unknown,
  ): Promise<void> {
    const fields = HubBody.of(body ?? {});
    const startingPoint = fields.optionalText('startingPoint', maxNameLength);
    if (fields.flag('emptyBranch')) {
      throw InvalidInput.field('emptyBranch', 'empty-branch', 'A branch starts at a commit.');
    }
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    if (fields.flag('overwrite') && startingPoint === undefined) {
      const { branches } = await this.repositories.refs(viewer, repository);
      if (branches.some((known) => known.name === branch)) return;
    }
    await this.repositories.createBranch(viewer, repository, branch, startingPoint);
  }

  @Delete('branch/:branch')
  async deleteBranch(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('branch') branch: string,
  ): Promise<void> {
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    await this.repositories.deleteBranch(viewer, repository, branch);
  }

  /** Proposes a release of the revision: published where its owner needs no review for it. */
  @Post('tag/:revision')
  @HttpCode(200)
  async createTag(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('revision') revision: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const fields = HubBody.of(body);
    const version = fields.text('tag', maxNameLength);
    const notes = fields.optionalText('message', maxMessageLength);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    const release = await this.proposals.propose(viewer, repository, {
      version,
      revision,
      publish: true,
      ...(notes !== undefined && { notes }),
    });
    const warning = releaseWarning(release);
    if (warning !== null) void reply.header('x-hf-warning', warning);
  }

  /** Abandons a candidate; what is published stays. */
  @Delete('tag/:version')
  async deleteTag(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
  ): Promise<void> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.abandonment.abandon(viewer, repository, version);
  }
}
