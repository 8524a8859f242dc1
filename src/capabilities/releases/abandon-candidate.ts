import { Injectable } from '@nestjs/common';
import { requireWrite } from '../../domain/release/require-ability.js';
import { decideAbandon } from '../../domain/release/states.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { CandidatesService } from './candidates.service.js';
import { releaseNotFound } from './lock-release.js';
import { lockRelease } from './release-rows.js';
import { stateOf } from './release-state.js';

/** Gives a candidate up; its label is free again (design §1). */
@Injectable()
export class AbandonCandidate {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly candidates: CandidatesService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws `Conflict` (`released-immutable`) for what was published, whoever asks. */
  async abandon(viewer: Viewer, repository: RepositoryView, version: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const release = await lockRelease(manager, repository.id, version);
      // A published release refuses by what it is, before anyone's rights are looked at (A003, A004).
      const isPublic = release !== null && release.state !== 'candidate';
      if (isPublic) decideAbandon(stateOf(release));
      const account = requireWrite(viewer, repository);
      if (release === null) throw releaseNotFound(repository, version);
      await sql(
        manager,
        `UPDATE release SET state = 'abandoned', abandoned_at = $2 WHERE id = $1`,
        [release.id, this.clock.now()],
      );
      await this.repositories.dropTag(manager, repository.id, release.version);
      const abandoned = { ...release, state: 'abandoned' as const };
      await this.candidates.announceEnd(manager, repository, abandoned);
      await this.events.append(manager, {
        actor: account.handle,
        action: 'release.abandoned',
        subject: `${repository.kind}:${repository.fullName}@${release.version}`,
        detail: {},
        isPublic: false,
      });
    });
  }
}
