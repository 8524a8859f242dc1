import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewerOf } from '../../../foundations/http/authentication.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
  type Revision,
} from '../../../capabilities/repositories/index.js';
import { addressOf } from '../wire/hub-address.js';
import { entryNotFound, RevisionLocator } from '../wire/locate-revision.js';

/** A request for a file of a repository. */
export type FileRequest = FastifyRequest<{
  Params: { namespace: string; name: string; revision: string; '*': string };
}>;

/** What such a request leads to. */
export interface LocatedFile {
  readonly repository: RepositoryView;
  readonly revision: Revision;
  readonly file: FileView;
}

/** Finds the file that an address names, for the viewer of the request. */
@Injectable()
export class FileLocator {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
  ) {}

  /** Throws `NotFound`, `Moved` or `Withdrawn`; a missing file comes with the commit it is missing at. */
  async find(request: FileRequest, reply: FastifyReply): Promise<LocatedFile> {
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
}
