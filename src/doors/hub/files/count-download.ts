import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../../domain/release/viewer.js';
import { type DownloadEvent, DownloadsService } from '../../../capabilities/discovery/index.js';
import {
  RepositoriesService,
  type RepositoryView,
  type Revision,
} from '../../../capabilities/repositories/index.js';

/** A revision that somebody reads. */
export interface RevisionRead {
  readonly viewer: Viewer;
  readonly repository: RepositoryView;
  readonly revision: Revision;
}

/** A file that is about to be sent. */
export interface SentFile extends RevisionRead {
  readonly path: string;
  /** Of the file or of the range that was asked for: what a redirect leads to. */
  readonly sizeBytes: number;
}

/** Counts what is read of releases, once it was sent (scholarly E); drafts, never. */
@Injectable()
export class DownloadCounter {
  private readonly logger = new Logger(DownloadCounter.name);

  constructor(
    private readonly downloads: DownloadsService,
    private readonly repositories: RepositoriesService,
  ) {}

  /**
   * Counts a file once it has gone out, as a download; answers without the bytes, never. Nothing waits
   * for it: which release it was is found out afterwards.
   */
  whenSent(request: FastifyRequest, reply: FastifyReply, file: SentFile): void {
    if (!file.revision.isPublic) return;
    // Asked now: a client that has what it wanted may be gone, and its address with it.
    const visitor = visitorOf(request, file.viewer);
    reply.raw.on('finish', () => {
      const delivery = deliveries[reply.statusCode];
      if (delivery === undefined) return;
      const bytes =
        delivery === 'redirect' ? file.sizeBytes : Number(reply.getHeader('content-length'));
      this.count(file, { ...visitor, delivery, bytes });
    });
  }

  /** Counts metadata that was read, as an investigation. */
  async read(request: FastifyRequest, source: RevisionRead): Promise<void> {
    if (request.method !== 'GET') return;
    const version = knownVersionOf(source) ?? (await this.versionOf(source));
    if (version === null) return;
    const visitor = visitorOf(request, source.viewer);
    this.downloads.view({ repositoryId: source.repository.id, version, ...visitor });
  }

  private count(
    file: SentFile,
    event: Omit<DownloadEvent, 'repositoryId' | 'version' | 'path'>,
  ): void {
    const { path, repository } = file;
    const known = knownVersionOf(file);
    if (known !== null) {
      this.downloads.count({ repositoryId: repository.id, version: known, path, ...event });
      return;
    }
    this.versionOf(file)
      .then((version) => {
        if (version === null) return;
        this.downloads.count({ repositoryId: repository.id, version, path, ...event });
      })
      .catch((error: unknown) => {
        this.logger.warn({ err: error }, 'A download is not counted.');
      });
  }

  /** The release that the revision is; null for a draft. */
  private async versionOf({ viewer, repository, revision }: RevisionRead): Promise<string | null> {
    if (!revision.isPublic) return null;
    const { tags } = await this.repositories.refs(viewer, repository);
    return tags.find(({ commitId }) => commitId === revision.commitId)?.name ?? null;
  }
}

/** The release where nobody has to be asked for it, as is so for nearly all that is read. */
function knownVersionOf({ repository, revision }: RevisionRead): string | null {
  if (!revision.isPublic) return null;
  if (revision.via === 'tag') return revision.label;
  return revision.commitId === repository.publicCommit ? repository.publicVersion : null;
}

/** A user is an account, or else an address and an agent together. */
function visitorOf({ headers, ip }: FastifyRequest, viewer: Viewer) {
  const userAgent = headers['user-agent'] ?? '';
  return {
    userAgent,
    userKey: viewer.kind === 'account' ? viewer.accountId : `${ip} ${userAgent}`,
  };
}

const deliveries: Readonly<Record<number, 'full' | 'range' | 'redirect'>> = {
  200: 'full',
  206: 'range',
  302: 'redirect',
};
