import { Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type FixityView,
  ReleasesService,
  type ReleaseView,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { ViewCounter } from '../count-views.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { openObject, text } from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { PageQuery, textAfter, toPage } from '../validation/page.js';
import { withdrawnRelease } from './present-release.js';

/** What goes with a release: its manifest, the texts of its licences, the checks of its bytes. */
@RestController(':kind/:namespace/:name/releases/:version', 'Releases')
export class ReleasePapersController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly server: ServerConfig,
    private readonly views: ViewCounter,
  ) {}

  @Get('manifest')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The manifest as it was written at propose (RFC 8785), for mirrors',
    body: openObject({ schema: text }),
    access: 'optional',
    refusals: [410],
  })
  async manifest(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { release, repository } = await this.requireLive(viewer, at, version);
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('etag', `"${release.manifestSha256}"`);
    // As bytes: its SHA-256 is that of exactly these.
    const manifest = Buffer.from(await this.releases.manifest(release));
    if (release.state === 'published') {
      this.views.count(request, viewer, repository.id, release.version);
    }
    return manifest;
  }

  @Get('licences/:file')
  @InRepository()
  @InRelease()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('X-Content-Type-Options', 'nosniff')
  @Answers({
    summary: 'The full text of a licence that the release relies on, as {id}.txt',
    body: text,
    mediaType: 'text/plain',
    access: 'optional',
    refusals: [410],
  })
  async licence(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Param('file') file: string,
  ): Promise<string> {
    const { release } = await this.requireLive(viewer, at, version);
    if (!file.endsWith('.txt')) {
      throw new NotFound('licence-text-not-found', `Write "${file.slice(0, 80)}.txt".`, {
        facts: { licence: file.slice(0, 80) },
      });
    }
    return this.releases.licenceText(release, file.slice(0, -'.txt'.length));
  }

  @Get('fixity')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'What was found when the bytes of each artifact were checked against their SHA-256',
    description:
      'The last look at each, and the ten before; without any, the bytes were hashed at their arrival. "restored": they were damaged, and the replica that "restoredFrom" names had them.',
    body: 'Fixity',
    access: 'optional',
  })
  async fixity(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const page = { after: textAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.releases.fixity(release, page),
      limit,
      ({ path }) => [path],
      presentFixity,
    );
  }

  private async requireLive(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
    version: string,
  ): Promise<{ repository: RepositoryView; release: ReleaseView }> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    if (release.state === 'withdrawn') {
      throw withdrawnRelease(this.server.publicUrl, repository, release);
    }
    return { repository, release };
  }
}

function presentFixity({ path, sha256, sizeBytes, lastCheckedAt, isHeld, checks }: FixityView) {
  const shown = checks.map(({ at, algorithm, actual, outcome, restoredFrom }) => ({
    ...{ at: at.toISOString(), algorithm, expected: sha256, actual, outcome, restoredFrom },
  }));
  const at = lastCheckedAt?.toISOString() ?? null;
  // Nothing is stored under a checksum that it did not have when it came.
  const found = isHeld
    ? { actual: sha256, outcome: 'intact' }
    : { actual: null, outcome: 'missing' };
  const arrival = { at, algorithm: 'sha256', expected: sha256, ...found, restoredFrom: null };
  return {
    ...{ path, sha256, size: sizeBytes, lastCheckedAt: at },
    ...(shown[0] ?? arrival),
    checks: shown,
  };
}
