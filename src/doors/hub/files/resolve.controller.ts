import { Controller, Get, Head, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { viewerOf } from '../../../foundations/http/authentication.js';
import { serveBytes, serveHead, wantedOf } from '../../../foundations/http/serve-bytes.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { ArtifactsService, BlobReader } from '../../../capabilities/artifacts/index.js';
import type { FileView } from '../../../capabilities/repositories/index.js';
import { DownloadCounter } from './count-download.js';
import { FileHeaders } from './file-headers.js';
import { FileLocator, type FileRequest } from './locate-file.js';
import { filePrefixes } from '../wire/hub-address.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { entityTagOf, type ResolveHeaders } from './resolve-headers.js';

/**
 * Files of a repository (hf-hub A1). HEAD stands before GET: Fastify would answer it with GET's
 * handler otherwise.
 */
@Controller(filePrefixes)
@UseGuards(RefuseRejectedToken)
export class ResolveController {
  constructor(
    private readonly files: FileLocator,
    private readonly artifacts: ArtifactsService,
    private readonly blobs: BlobReader,
    private readonly headers: FileHeaders,
    private readonly counter: DownloadCounter,
    private readonly config: ServerConfig,
  ) {}

  /** Never redirects, and asks the database nothing once the file is known. */
  @Head('resolve/:revision/*')
  async describe(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repository, revision, file } = await this.files.find(request, reply);
    const { flat } = await this.headers.of(repository, revision, file);
    serveHead(request, reply, { etag: entityTagOf(file), headers: flat });
  }

  @Get('resolve/:revision/*')
  async download(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repository, revision, file } = await this.files.find(request, reply);
    const { headers, blob: known } = await this.headers.of(repository, revision, file);
    const { path } = file;
    const wantedBytes = wantedBytesOf(request, file);
    const viewer = viewerOf(request);
    const read = { viewer, repository, revision, path, sizeBytes: wantedBytes };
    this.counter.whenSent(request, reply, read);
    const blob = known ?? (await this.artifacts.require(file.sha256));
    if (this.isWorthRedirect(wantedBytes, headers)) {
      const address = await this.artifacts.signedDownload(blob, signedHeaders(headers));
      if (address !== null) {
        await redirect(reply, address, file, headers);
        return;
      }
    }
    await serveBytes(request, reply, {
      sizeBytes: file.sizeBytes,
      etag: entityTagOf(file),
      headers,
      open: (range) => this.blobs.read(blob, range),
    });
  }

  /**
   * Large files go straight from the store to the client, short ranges of them do not. Nor do PDFs: search
   * engines of papers take them from the host of the landing page alone (scholarly D.2).
   */
  private isWorthRedirect(wantedBytes: number, headers: ResolveHeaders): boolean {
    const isOfferedHere = headers['content-type'] === 'application/pdf';
    return !isOfferedHere && wantedBytes > 0 && wantedBytes >= this.config.redirectMinBytes;
  }
}

/** How much of the file the request wants; 0 where it has it already, or where there is no such range. */
function wantedBytesOf(request: FileRequest, file: FileView): number {
  const { sizeBytes } = file;
  const range = wantedOf(request, { sizeBytes, etag: entityTagOf(file) });
  if (range === 'unsatisfiable' || range === 'nothing') return 0;
  return range === 'whole' ? sizeBytes : range.end - range.start + 1;
}

function signedHeaders(headers: ResolveHeaders) {
  return {
    contentType: headers['content-type'] ?? 'application/octet-stream',
    contentDisposition: headers['content-disposition'] ?? 'attachment',
    cacheControl: headers['cache-control'] ?? 'no-cache',
  };
}

/** Size and tag in the linked form: clients take the store's own for nothing (hf-hub A1). */
async function redirect(
  reply: FastifyReply,
  address: string,
  file: FileView,
  headers: ResolveHeaders,
): Promise<void> {
  await reply
    .code(302)
    .headers({
      ...headers,
      etag: `"${entityTagOf(file)}"`,
      'x-linked-size': String(file.sizeBytes),
      'x-linked-etag': `"${entityTagOf(file)}"`,
      // The address is good for a while only.
      'cache-control': 'private, no-store',
      location: address,
      'content-length': 0,
    })
    .send('');
}
