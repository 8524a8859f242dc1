import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MirroredRelease } from '../../../domain/preservation/mirrored-release.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { MirroredExternalReviews } from '../../notify/index.js';
import { MirroredAddresses, MirroredOpinions } from '../../review/index.js';

/** Id of the account with a handle. Throws where there is none. */
type AccountOf = (handle: string) => string;

/** Puts back what others said of a release of a mirror, while it passes through its states. */
@Injectable()
export class RestoreReviews {
  constructor(
    private readonly opinions: MirroredOpinions,
    private readonly addresses: MirroredAddresses,
    private readonly external: MirroredExternalReviews,
    private readonly clock: Clock,
  ) {}

  /** Throws `RangeError` for an opinion or a reply that was not signed so. */
  verify({ rebuild: { opinions, keys } }: MirroredRelease): Promise<void> {
    return this.opinions.verify(opinions, keys);
  }

  async ofCandidate(
    manager: EntityManager,
    releaseId: string,
    { rebuild: { opinions, keys } }: MirroredRelease,
    accountOf: AccountOf,
  ): Promise<void> {
    await this.opinions.restoreKeys(manager, keys, this.clock.now());
    const given = opinions.filter(({ stage }) => stage === 'pre-publication');
    await this.opinions.restore(manager, releaseId, given, accountOf);
  }

  async ofPublished(
    manager: EntityManager,
    releaseId: string,
    { rebuild, externalReviews }: MirroredRelease,
    accountOf: AccountOf,
  ): Promise<void> {
    const given = rebuild.opinions.filter(({ stage }) => stage === 'post-publication');
    await this.opinions.restore(manager, releaseId, given, accountOf);
    await this.addresses.restore(manager, releaseId, rebuild);
    await this.external.restore(manager, releaseId, externalReviews);
  }
}
