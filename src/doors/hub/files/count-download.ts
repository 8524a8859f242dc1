import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../../domain/release/viewer.js';
import { DownloadsService } from '../../../capabilities/discovery/index.js';
import {
  RepositoriesService,
  type RepositoryView,
  type Revision,
} from '../../../capabilities/repositories/index.js';

/** A file that is about to be sent. */
export interface SentFile {
  readonly viewer: Viewer;
  readonly repository: RepositoryView;
  readonly revision: Revision;
  readonly path: string;
  /** Of the whole file, for where a redirect sends the client. */
  readonly sizeBytes: number;
}

/** Counts downloads of released files, once they were sent (scholarly E). */
@Injectable()
export class DownloadCounter {
  constructor(
    private readonly downloads: DownloadsService,
    private readonly repositories: RepositoriesService,
  ) {}

  /** Counts the answer when it has gone out; drafts, and answers without the bytes, never. */
  async whenSent(request: FastifyRequest, reply: FastifyReply, file: SentFile): Promise<void> {
    const version = await this.versionOf(file);
    if (version === null) return;
    reply.raw.once('finish', () => {
      const delivery = deliveries[reply.statusCode];
      if (delivery === undefined) return;
      const userAgent = request.headers['user-agent'] ?? '';
      this.downloads.count({
        repositoryId: file.repository.id,
        version,
        path: file.path,
        bytes: delivery === 'redirect' ? file.sizeBytes : Number(reply.getHeader('content-length')),
        userAgent,
        userKey:
          file.viewer.kind === 'account' ? file.viewer.accountId : `${request.ip} ${userAgent}`,
        delivery,
      });
    });
  }

  /** The release that the revision is; null for a draft. */
  private async versionOf({ viewer, repository, revision }: SentFile): Promise<string | null> {
    if (!revision.isPublic) return null;
    if (revision.via === 'tag') return revision.label;
    if (revision.commitId === repository.publicCommit) return repository.publicVersion;
    const { tags } = await this.repositories.refs(viewer, repository);
    return tags.find(({ commitId }) => commitId === revision.commitId)?.name ?? null;
  }
}

const deliveries: Readonly<Record<number, 'full' | 'range' | 'redirect'>> = {
  200: 'full',
  206: 'range',
  302: 'redirect',
};
