import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ReleaseSignposts,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import { NotFound } from '../../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import { chooseLinkset, linksetTypes } from '../../../../domain/signposting/choose-linkset.js';
import { writeJsonLinkset, writeTextLinkset } from '../../../../domain/signposting/linkset.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { NamedRecord, recordPaths } from '../named-record.js';
import type { RecordName } from '../record-address.js';

/** All links of a landing page in one document, for machines (RFC 9264; scholarly D.1). */
@Controller(recordPaths)
export class LinksetController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly signposts: ReleaseSignposts,
  ) {}

  @Get(['linkset', 'releases/:version/linkset'])
  async linkset(
    @CurrentVisit() { viewer }: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string | undefined,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.requirePublic(viewer, repository, version);
    const landingPage = version === undefined ? 'record' : 'release';
    const page = await this.signposts.of(repository, release, landingPage);
    const type = chooseLinkset(headers.accept);
    void reply.header('vary', 'Accept');
    if (type === null) {
      await sendNotAcceptable(reply);
      return;
    }
    const write = type === 'application/linkset' ? writeTextLinkset : writeJsonLinkset;
    const pieces = write(page, () => this.signposts.files(repository, release));
    await reply
      .headers({ 'content-type': type, 'cache-control': 'public, no-cache' })
      .send(Readable.from(pieces, { objectMode: false }));
  }

  /** The newest tombstone of a record that shows nothing else; candidates are nobody's here. */
  private async requirePublic(
    viewer: Viewer,
    repository: RepositoryView,
    version: string | undefined,
  ): Promise<ReleaseView> {
    const release =
      version === undefined
        ? ((await this.releases.latest(repository)) ??
          (await this.releases.newestWithdrawn(repository)))
        : await this.releases.require(viewer, repository, version);
    if (release !== null && release.publishedAt !== null) return release;
    throw new NotFound('release-not-found', `${repository.fullName} shows no release.`, {
      facts: { repository: repository.fullName },
    });
  }
}

async function sendNotAcceptable(reply: FastifyReply): Promise<void> {
  await reply
    .code(406)
    .header('content-type', 'application/problem+json')
    .send(
      JSON.stringify({
        title: 'Not Acceptable',
        status: 406,
        detail: `A linkset is given as ${linksetTypes.join(' or ')}.`,
        supported: linksetTypes,
      }),
    );
}
