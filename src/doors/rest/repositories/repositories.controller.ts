import { Body, Delete, Get, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CardWriter } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { parseCommitId } from '../../../domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { ViewCounter } from '../count-views.js';
import { Answers, InKind, InRepository } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { Address, Kind } from './address.js';
import { presentCommit } from './present-commit.js';
import { RecordReader } from './read-record.js';
import { MetadataDto, NewRepositoryDto } from './repository.dto.js';

@RestController(':kind', 'Repositories')
export class RepositoriesController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly cards: CardWriter,
    private readonly records: RecordReader,
    private readonly views: ViewCounter,
  ) {}

  @Post()
  @InKind()
  @Answers({
    summary: 'Make a repository, empty or with a card',
    status: 201,
    body: 'Record',
    access: 'token',
    refusals: [404, 409, 413, 415, 422],
  })
  async create(
    @RequestViewer() viewer: Viewer,
    @Kind() kind: RepositoryKind,
    @Body() { namespace, name, metadata }: NewRepositoryDto,
  ) {
    const deposit = { kind, namespace, name, ...(metadata !== undefined && { metadata }) };
    return this.records.read(viewer, await this.cards.deposit(viewer, deposit));
  }

  @Get(':namespace/:name')
  @InRepository()
  @Answers({
    summary: 'The record: its latest release, or for members of a draft its card',
    body: 'Record',
    access: 'optional',
    refusals: [410],
  })
  async show(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Req() request: FastifyRequest,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const record = await this.records.read(viewer, repository);
    const { id, publicVersion } = repository;
    if (publicVersion !== null) this.views.count(request, viewer, id, publicVersion);
    return record;
  }

  @Delete(':namespace/:name')
  @InRepository()
  @Answers({
    summary: 'Remove a draft; what was released stays for ever',
    status: 204,
    access: 'token',
    refusals: [409],
  })
  async remove(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
  ): Promise<void> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.repositories.remove(viewer, repository);
  }

  @Put(':namespace/:name/metadata')
  @InRepository()
  @Answers({
    summary: "Replace the card's metadata by a commit",
    body: 'Commit',
    access: 'token',
    refusals: [412, 413, 415, 422],
  })
  async replaceMetadata(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Body() { metadata, parent }: MetadataDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const { commitId } = await this.cards.replaceMetadata(
      viewer,
      repository,
      metadata,
      parent === undefined ? undefined : parseCommitId(parent),
    );
    return presentCommit(commitId);
  }
}
