import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { XorbsService } from '../../../capabilities/artifacts/index.js';
import { IdentityService } from '../../../capabilities/identity/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';

/** For whom a request counts that carries a write token for Xet. */
export interface AdmittedWriter {
  readonly viewer: AccountViewer;
  readonly repository: RepositoryView;
}

/** Reads the short-lived tokens of this protocol; those of accounts are worth nothing in it. */
@Injectable()
export class XetAdmission {
  constructor(
    private readonly xorbs: XorbsService,
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
  ) {}

  /**
   * Throws `Unauthenticated` for a token that is bad or expired, `Forbidden` where the account may
   * not write any more, `NotFound` where the repository is gone.
   */
  async admit(request: FastifyRequest): Promise<AdmittedWriter> {
    const [, token = ''] = (request.headers.authorization ?? '').trim().split(/\s+/, 2);
    const { accountId, repositoryId } = this.xorbs.readGrant(token);
    const viewer = await this.identity.accountById(accountId);
    const repository = await this.repositories.requireWritableById(viewer, repositoryId);
    return { viewer, repository };
  }
}
