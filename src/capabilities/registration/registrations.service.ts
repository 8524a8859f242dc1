import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../domain/errors/sphere-error.js';
import type { DoiState } from '../../domain/registration/doi-state.js';
import { announce, Database } from '../../foundations/database/database.js';
import { Registrar } from '../../foundations/registrar/registrar.js';
import { type DoiCounts, DoiQueue, type DoiView } from '../dois/index.js';
import { RegisteredReleases } from '../releases/index.js';
import { type Alarm, RegistrationWorker, resumeChannel } from './registration-worker.js';

/** How the registration of DOIs stands. */
export interface RegistrationStanding extends DoiCounts {
  /** False where no registrar is configured. */
  readonly isOffered: boolean;
  /** Why this process sends nothing. */
  readonly alarm: Alarm | null;
}

/** What those who run the instance see of its DOIs, and do about them. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly database: Database,
    private readonly queue: DoiQueue,
    private readonly releases: RegisteredReleases,
    private readonly worker: RegistrationWorker,
    private readonly registrar: Registrar,
  ) {}

  /** Costs a count of all DOIs: not for every request. */
  async standing(): Promise<RegistrationStanding> {
    const counts = await this.queue.count();
    return { isOffered: this.registrar.isOffered, alarm: this.worker.alarm, ...counts };
  }

  /** Why this process sends nothing; null where it does. */
  get alarm(): Alarm | null {
    return this.worker.alarm;
  }

  /**
   * DOIs in their order.
   * @param after the last one of the page before, or the empty text
   */
  list(page: {
    readonly state: DoiState | null;
    readonly after: string;
    readonly limit: number;
  }): Promise<DoiView[]> {
    return this.queue.list(page);
  }

  /**
   * Has those that failed and those that wait sent now, by every process, also after an alarm. Throws
   * `Conflict` (`no-registrar`), and `NotFound` (`doi-not-waiting`) for one that needs nothing.
   * @param doi only this one; all of them where null
   */
  async retry(doi: string | null): Promise<number> {
    this.requireRegistrar();
    const count = await this.queue.retry(doi);
    if (doi !== null && count === 0) {
      throw new NotFound('doi-not-waiting', `No DOI "${doi.slice(0, 200)}" waits or has failed.`, {
        facts: { doi: doi.slice(0, 200) },
      });
    }
    await this.database.transaction((manager) => announce(manager, resumeChannel, 'retry'));
    return count;
  }

  /**
   * Gives a DOI to everything published that has none, and has it registered. Throws `Conflict`
   * (`no-registrar`).
   * @returns how many repositories got some
   */
  registerAll(onRepository: (done: number) => void): Promise<number> {
    this.requireRegistrar();
    return this.releases.giveDois(onRepository);
  }

  private requireRegistrar(): void {
    if (this.registrar.isOffered) return;
    throw new Conflict('no-registrar', 'No registrar of DOIs is configured.', {
      remedy: 'Set DATACITE_URL and what belongs to it.',
    });
  }
}
