import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../domain/errors/sphere-error.js';
import { readWorkAddress, type WorkAddress } from '../../domain/notify/work-address.js';
import { anonymousViewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { ReleasesService, type ReleaseView } from '../releases/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';

/** A published release with its repository. */
export interface AddressedWork {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
}

/** Finds out which release other services speak of. */
@Injectable()
export class AddressedWorks {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly server: ServerConfig,
  ) {}

  /** The published release that the first of some addresses names that names one; null for none. */
  async find(addresses: readonly string[]): Promise<AddressedWork | null> {
    for (const address of addresses) {
      const read = readWorkAddress(address, this.server.publicUrl);
      const found = read === null ? null : await this.locate(read);
      if (found !== null) return found;
    }
    return null;
  }

  private async locate(address: WorkAddress): Promise<AddressedWork | null> {
    try {
      const named = 'pid' in address ? await this.releases.findPid(address.pid) : address;
      const repository = await this.repositories.findByName(named);
      if (repository === null) return null;
      const release =
        named.version === null
          ? await this.releases.latest(repository)
          : await this.releases.require(anonymousViewer, repository, named.version);
      return release?.state === 'published' ? { repository, release } : null;
    } catch (error) {
      if (error instanceof NotFound || error instanceof InvalidInput) return null;
      throw error;
    }
  }
}
