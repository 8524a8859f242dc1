import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { Forbidden, InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** What the Hub has and an archive has not, each with the reason (hf-hub D). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class DiscussionsController {
  constructor(private readonly repositories: RepositoriesService) {}

  @Get('discussions')
  async list(@RequestViewer() viewer: Viewer, @NamedRepository() address: RepositoryAddress) {
    await this.require(viewer, address);
    return { count: 0, start: 0, discussions: [], numClosedDiscussions: 0 };
  }

  @Post('discussions')
  async create(@RequestViewer() viewer: Viewer, @NamedRepository() address: RepositoryAddress) {
    requireAccount(viewer);
    await this.require(viewer, address);
    throw InvalidInput.field(
      'pullRequest',
      'discussions-not-offered',
      'Discussions and pull requests are not offered; opinions on a release are given over /api/v1.',
    );
  }

  @Get('discussions/:number')
  async one(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param('number') number: string,
  ): Promise<never> {
    const { fullName } = await this.require(viewer, address);
    throw new NotFound(
      'discussion-not-found',
      `${fullName} has no discussion ${number.slice(0, 20)}: discussions are not offered.`,
    );
  }

  @Get('lfs-files')
  async listLargeFiles(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
  ): Promise<never> {
    await this.require(viewer, address);
    throw filesStay();
  }

  @Post('lfs-files/batch')
  @HttpCode(200)
  async deleteLargeFiles(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
  ): Promise<never> {
    requireAccount(viewer);
    await this.require(viewer, address);
    throw filesStay();
  }

  private require(viewer: Viewer, { kind, namespace, name }: RepositoryAddress) {
    return this.repositories.require(viewer, kind, namespace, name);
  }
}

function filesStay(): Forbidden {
  return new Forbidden(
    'files-stay',
    'Large files are not deleted one by one: this is an archive of record, and what was committed is kept. An unreleased repository can be removed as a whole.',
  );
}
