import { Controller, Get, Head, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  BagsService,
  CratesService,
  type PackageView,
} from '../../../capabilities/preservation/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { bagProfile, bagProfilePath } from '../../../domain/preservation/bag-profile.js';
import { releasePageOf } from '../../../domain/scholarly/record-addresses.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { serveBytes, wantedOf } from '../../../foundations/http/serve-bytes.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { LocatedReleases } from './located-releases.js';
import { NamedRecord, recordPaths } from './named-record.js';
import type { RecordName } from './record-address.js';

const bagPath = 'releases/:version/package.bagit.tar';
const cratePath = 'releases/:version/package.rocrate.zip';

/** Releases packed to be kept (scholarly F). Packages are no downloads of files: they are not counted. */
@Controller(recordPaths)
export class PackagesController {
  constructor(
    private readonly located: LocatedReleases,
    private readonly bags: BagsService,
    private readonly crates: CratesService,
    private readonly server: ServerConfig,
  ) {}

  @Head(bagPath)
  describeBag(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Query('mode') mode: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.bag(visit, record, version, mode, request, reply);
  }

  @Get(bagPath)
  async bag(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Query('mode') mode: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { repository, release } = await this.located.require(visit, record, version);
    const packed = await this.bags.pack(repository, release, readMode(mode));
    await serveBytes(request, reply, {
      sizeBytes: packed.sizeBytes,
      etag: packed.sha256,
      headers: headersOf(packed, releasePageOf(this.server.publicUrl, repository, release.version)),
      open: (range) => Promise.resolve(packed.open(range)),
    });
  }

  @Head(cratePath)
  describeCrate(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.crate(visit, record, version, request, reply);
  }

  /** Whole or not at all: a zip archive ends in checksums that are known once all bytes have passed. */
  @Get(cratePath)
  async crate(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { repository, release } = await this.located.require(visit, record, version);
    const packed = await this.crates.pack(repository, release);
    const { sizeBytes, sha256: etag } = packed;
    void reply.headers({
      ...headersOf(packed, releasePageOf(this.server.publicUrl, repository, release.version)),
      etag: `"${etag}"`,
      'accept-ranges': 'none',
    });
    if (wantedOf(request, { sizeBytes, etag }) === 'nothing') {
      await reply.code(304).send();
      return;
    }
    void reply.header('content-length', sizeBytes);
    await reply.send(request.method === 'HEAD' ? '' : packed.open());
  }
}

/** What bags of this service promise, for those who check them. */
@Controller()
export class BagProfileController {
  constructor(private readonly server: ServerConfig) {}

  @Get(bagProfilePath)
  profile() {
    return bagProfile(this.server.publicUrl);
  }
}

function headersOf({ fileName, mediaType }: PackageView, page: string) {
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    // Opinions and amendments are added to what is packed.
    'cache-control': 'public, no-cache',
    link: `<${page}>; rel="describes"`,
  };
}

function readMode(mode: unknown): 'auto' | 'fetch' {
  if (mode === undefined || mode === 'auto') return 'auto';
  if (mode === 'fetch') return mode;
  throw InvalidInput.field(
    'mode',
    'not-allowed',
    'The mode of a bag is "fetch", for one that names its files by address, or left out.',
    { options: ['fetch'] },
  );
}
