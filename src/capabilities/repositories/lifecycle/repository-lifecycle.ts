import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { IdentityService, type NamespaceView } from '../../identity/index.js';
import { CreateRepository, type RepositoryRequest } from './create-repository.js';
import { MoveRepository } from './move-repository.js';
import { RemoveRepository } from './remove-repository.js';
import { RepositoryDirectory } from '../repository-directory.js';
import type { RepositoryAddress, RepositoryView } from '../repository-view.js';

/** How repositories come, change their names, and go. */
@Injectable()
export class RepositoryLifecycle {
  constructor(
    private readonly identity: IdentityService,
    private readonly directory: RepositoryDirectory,
    private readonly creation: CreateRepository,
    private readonly relocation: MoveRepository,
    private readonly removal: RemoveRepository,
  ) {}

  /** As `CreateRepository.create`, by the namespace's handle. */
  async create(viewer: Viewer, request: RepositoryRequest): Promise<RepositoryView> {
    const namespace = await this.requireNamespace(request.namespace);
    return this.reread(await this.creation.create(viewer, namespace, request));
  }

  /** As `MoveRepository.move`, by addresses; throws as `RepositoryDirectory.require` besides. */
  async move(
    viewer: Viewer,
    from: RepositoryAddress,
    to: Omit<RepositoryAddress, 'kind'>,
  ): Promise<RepositoryView> {
    const repository = await this.directory.requireOwned(viewer, from);
    const namespace = await this.requireNamespace(to.namespace);
    await this.relocation.move(viewer, repository, namespace, to.name);
    return this.reread(repository.id);
  }

  /** As `RemoveRepository.remove`. */
  remove(viewer: Viewer, repository: RepositoryView): Promise<void> {
    return this.removal.remove(viewer, repository);
  }

  private async requireNamespace(handle: string): Promise<NamespaceView> {
    const namespace = await this.identity.findNamespace(handle);
    if (namespace !== null) return namespace;
    throw new NotFound(
      'namespace-not-found',
      `There is no account or organisation "${handle.slice(0, 80)}".`,
      { facts: { handle: handle.slice(0, 80) } },
    );
  }

  private async reread(id: string): Promise<RepositoryView> {
    const repository = await this.directory.byId(id);
    if (repository === null) throw new Error(`Repository ${id} was just written and is not there.`);
    return repository;
  }
}
