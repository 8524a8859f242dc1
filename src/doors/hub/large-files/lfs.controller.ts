import { Body, Controller, Header, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../../foundations/http/body-parsers.js';
import { UploadsService } from '../../../capabilities/artifacts/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { addressOf } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { LfsTransfers } from './lfs-transfers.js';
import { readLfsBatch } from './lfs-batch.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

type LfsRequest = FastifyRequest<{ Params: { namespace: string; name: string } }>;

const maxBatchBytes = 2 * 1_048_576;
/** The name of the repository ends in `.git` here, which is no part of it. */
const lfsPrefixes = [
  ':namespace/:name/info/lfs/objects',
  'datasets/:namespace/:name/info/lfs/objects',
  'papers/:namespace/:name/info/lfs/objects',
];
const lfsMediaType = 'application/vnd.git-lfs+json';

/** Large files by the git-lfs batch API, as Hub clients use it (hf-hub B4). */
@Controller(lfsPrefixes)
@UseGuards(RefuseRejectedToken)
export class LfsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly uploads: UploadsService,
    private readonly transfers: LfsTransfers,
  ) {}

  @Post('batch')
  @HttpCode(200)
  @Header('content-type', lfsMediaType)
  @RouteConfig({ bodyLimitBytes: maxBatchBytes } satisfies BodyRouteConfig)
  async batch(@RequestViewer() viewer: Viewer, @Req() request: LfsRequest, @Body() body: unknown) {
    const { kind, namespace, name } = repositoryOf(request);
    const batch = readLfsBatch(body);
    if (batch.operation === 'download') {
      const repository = await askingForToken(viewer, () =>
        this.repositories.require(viewer, kind, namespace, name),
      );
      return this.transfers.download(viewer, repository, batch, request.headers.authorization);
    }
    requireAccount(viewer);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    return this.transfers.upload(viewer, repository, batch);
  }

  /** Hashes what arrived, where that was not done while it did. */
  @Post('verify')
  @HttpCode(200)
  @Header('content-type', lfsMediaType)
  async verify(@RequestViewer() viewer: Viewer, @Req() request: LfsRequest, @Body() body: unknown) {
    const fields = HubBody.of(body);
    const sha256 = parseSha256(fields.text('oid', 128), 'oid');
    const sizeBytes = fields.wholeNumber('size');
    requireAccount(viewer);
    const { kind, namespace, name } = repositoryOf(request);
    const repository = await this.repositories.requireWritable(viewer, kind, namespace, name);
    await this.uploads.verifyClaim(repository.id, sha256, sizeBytes);
    return { success: true };
  }
}

/**
 * git-lfs keeps its token back until a 401 asks for one. Where nothing is there for a stranger, whether
 * or not a draft is, `find` therefore rejects with `Unauthenticated` and not with `NotFound`.
 */
async function askingForToken<Found>(viewer: Viewer, find: () => Promise<Found>): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof NotFound) requireAccount(viewer);
    throw error;
  }
}

function repositoryOf(request: LfsRequest): RepositoryAddress {
  const { kind, namespace, name } = addressOf(request);
  if (!name.endsWith('.git')) {
    throw new NotFound(
      'not-found',
      'Git LFS is spoken below the name of a repository and ".git".',
      {
        facts: { address: name.slice(0, 80) },
      },
    );
  }
  return { kind, namespace, name: name.slice(0, -'.git'.length) };
}
