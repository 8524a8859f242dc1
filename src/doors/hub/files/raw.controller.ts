import { Controller, Get, Head, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { lfsPointerText } from '../../../domain/git/lfs-pointer.js';
import { viewerOf } from '../../../foundations/http/authentication.js';
import { serveBytes } from '../../../foundations/http/serve-bytes.js';
import { ArtifactsService, BlobReader } from '../../../capabilities/artifacts/index.js';
import { filePrefixes } from '../wire/hub-address.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { DownloadCounter } from './count-download.js';
import { FileHeaders } from './file-headers.js';
import { FileLocator, type FileRequest } from './locate-file.js';
import { pointerHeaders } from './resolve-headers.js';

/** Files as they are in the git tree: a large one is its pointer (hf-hub A1). */
@Controller(filePrefixes)
@UseGuards(RefuseRejectedToken)
export class RawController {
  constructor(
    private readonly files: FileLocator,
    private readonly headers: FileHeaders,
    private readonly artifacts: ArtifactsService,
    private readonly blobs: BlobReader,
    private readonly counter: DownloadCounter,
  ) {}

  @Head('raw/:revision/*')
  describe(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve(request, reply);
  }

  @Get('raw/:revision/*')
  download(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve(request, reply);
  }

  private async serve(request: FileRequest, reply: FastifyReply): Promise<void> {
    const { repository, revision, file } = await this.files.find(request, reply);
    if (file.isLfs) {
      const pointer = Buffer.from(lfsPointerText(file));
      await serveBytes(request, reply, {
        sizeBytes: pointer.length,
        etag: file.oid,
        headers: pointerHeaders(revision, file),
        open: ({ start, end }) => Promise.resolve(pointer.subarray(start, end + 1)),
      });
      return;
    }
    const { headers, blob } = await this.headers.of(repository, revision, file);
    if (request.method === 'GET') {
      const { path, sizeBytes } = file;
      const read = { viewer: viewerOf(request), repository, revision, path, sizeBytes };
      this.counter.whenSent(request, reply, read);
    }
    await serveBytes(request, reply, {
      sizeBytes: file.sizeBytes,
      etag: file.oid,
      headers,
      open: async (range) =>
        this.blobs.read(blob ?? (await this.artifacts.require(file.sha256)), range),
    });
  }
}
