import { Body, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AnnotateRelease,
  type AmendmentView,
  ReleasesService,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { numberAfter, PageQuery, toPage } from '../validation/page.js';
import { presentRelease } from '../../../domain/exports/release-facts.js';
import { AmendmentDto } from './release.dto.js';

@RestController(':kind/:namespace/:name/releases/:version/amendments', 'Releases')
export class AmendmentsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly annotations: AnnotateRelease,
    private readonly server: ServerConfig,
  ) {}

  @Post()
  @InRepository()
  @InRelease()
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the list of amendments that the author has seen.',
  })
  @Answers({
    summary: 'Append a public, dated correction of descriptive metadata',
    status: 201,
    body: 'Release',
    access: 'token',
    refusals: [409, 412, 413, 415, 422],
  })
  async amend(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { patch, reason }: AmendmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const expectedNumber = readIfMatch(ifMatch);
    const release = await this.annotations.amend(viewer, repository, version, {
      patch,
      reason,
      ...(expectedNumber !== null && { expectedNumber }),
    });
    void reply.header('etag', etagOf(release.amendmentCount));
    return presentRelease(this.server.publicUrl, repository, release);
  }

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The amendments of a release, the first one first',
    body: 'Amendments',
    access: 'optional',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const page = { after: numberAfter(cursor) ?? 0, limit: limit + 1 };
    void reply.header('etag', etagOf(release.amendmentCount));
    return toPage(
      await this.annotations.amendments(release.id, page),
      limit,
      ({ number }) => [number],
      presentAmendment,
    );
  }
}

function presentAmendment({ number, at, by, reason, patch }: AmendmentView) {
  return { number, at: at.toISOString(), by, reason, patch };
}

/** The list only grows, so that its length tells one state of it from another. */
function etagOf(amendmentCount: number): string {
  return `"${amendmentCount}"`;
}

function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const [, digits] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (digits !== undefined) return Number(digits);
  throw InvalidInput.field(
    'If-Match',
    'etag',
    `"${header.slice(0, 80)}" is not an ETag of a list of amendments.`,
    { value: header.slice(0, 80) },
  );
}
