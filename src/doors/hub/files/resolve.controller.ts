import { Readable } from 'node:stream';
import { Controller, Get, Head, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lfsPointerText } from '../../../domain/git/lfs-pointer.js';
import { viewerOf } from '../../../foundations/http/authentication.js';
import { serveBytes, serveHead, wantedOf } from '../../../foundations/http/serve-bytes.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { ArtifactsService } from '../../../capabilities/artifacts/index.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
  type Revision,
} from '../../../capabilities/repositories/index.js';
import { DownloadCounter } from './count-download.js';
import { FileHeaders } from './file-headers.js';
import { addressOf, filePrefixes } from '../wire/hub-address.js';
import { entryNotFound, RevisionLocator } from '../wire/locate-revision.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { entityTagOf, pointerHeaders, type ResolveHeaders } from './resolve-headers.js';

type FileRequest = FastifyRequest<{
  Params: { namespace: string; name: string; revision: string; '*': string };
}>;

/**
 * Files of a repository (hf-hub A1). HEAD stands before GET: Fastify would answer it with GET's
 * handler otherwise.
 */
@Controller(filePrefixes)
@UseGuards(RefuseRejectedToken)
export class ResolveController {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly headers: FileHeaders,
    private readonly counter: DownloadCounter,
    private readonly config: ServerConfig,
  ) {}

  /** Never redirects, and asks the database nothing once the file is known. */
  @Head('resolve/:revision/*')
  async describe(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    const { revision, file } = await this.find(request, reply);
    const { flat } = await this.headers.of(revision, file);
    serveHead(request, reply, { etag: entityTagOf(file), headers: flat });
  }

  @Get('resolve/:revision/*')
  async download(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repository, revision, file } = await this.find(request, reply);
    const { headers } = await this.headers.of(revision, file);
    const { path, sizeBytes } = file;
    const viewer = viewerOf(request);
    await this.counter.whenSent(request, reply, { viewer, repository, revision, path, sizeBytes });
    const blob = await this.artifacts.require(file.sha256);
    if (this.isWorthRedirect(request, file)) {
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
      open: (range) => this.artifacts.open(blob, range),
    });
  }

  @Head('raw/:revision/*')
  describeRaw(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.raw(request, reply);
  }

  @Get('raw/:revision/*')
  downloadRaw(@Req() request: FileRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.raw(request, reply);
  }

  /** As in the git tree: a large file is its pointer. */
  private async raw(request: FileRequest, reply: FastifyReply): Promise<void> {
    const { revision, file } = await this.find(request, reply);
    if (file.isLfs) {
      const pointer = Buffer.from(lfsPointerText(file));
      await serveBytes(request, reply, {
        sizeBytes: pointer.length,
        etag: file.oid,
        headers: pointerHeaders(revision, file),
        open: ({ start, end }) =>
          Promise.resolve(Readable.from([pointer.subarray(start, end + 1)])),
      });
      return;
    }
    await serveBytes(request, reply, {
      sizeBytes: file.sizeBytes,
      etag: file.oid,
      headers: (await this.headers.of(revision, file)).headers,
      open: async (range) => this.artifacts.open(await this.artifacts.require(file.sha256), range),
    });
  }

  private async find(
    request: FileRequest,
    reply: FastifyReply,
  ): Promise<{ repository: RepositoryView; revision: Revision; file: FileView }> {
    const { revision: revisionName, '*': path } = request.params;
    const { repository, revision } = await this.locator.locate(
      viewerOf(request),
      addressOf(request),
      revisionName,
    );
    const entry = await this.repositories.entry(revision, path);
    if (entry?.type !== 'file') {
      // With it, transformers remembers the absence and does not ask again.
      void reply.header('x-repo-commit', revision.commitId);
      throw entryNotFound(repository, revision, path);
    }
    return { repository, revision, file: entry };
  }

  /** Large files go straight from the store to the client, short ranges of them do not. */
  private isWorthRedirect(request: FileRequest, file: FileView): boolean {
    const { sizeBytes } = file;
    const leastBytes = this.config.redirectMinBytes;
    if (sizeBytes < leastBytes) return false;
    const range = wantedOf(request, { sizeBytes, etag: entityTagOf(file) });
    if (range === 'unsatisfiable' || range === 'nothing') return false;
    return range === 'whole' || range.end - range.start + 1 >= leastBytes;
  }
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
