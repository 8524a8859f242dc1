import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type DoiState, eventTowards, wantedState } from '../../domain/registration/doi-state.js';
import { retryPauseMs } from '../../domain/registration/retry-pause.js';
import { writeDataCiteJson } from '../../domain/scholarly/datacite-json.js';
import type { ScholarlyRecord } from '../../domain/scholarly/scholarly-record.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { DataCiteConfig } from '../../foundations/config/datacite.config.js';
import { Database } from '../../foundations/database/database.js';
import { Registrar, type RegistrationOutcome } from '../../foundations/registrar/registrar.js';
import { DoiQueue, DoiRegister, type LeasedDoi } from '../dois/index.js';
import { RegisteredReleases, ScholarlyRecords } from '../releases/index.js';

/** The registrar refuses this instance's account: nothing is sent until somebody looks at it. */
export interface Alarm {
  readonly since: Date;
  readonly reason: string;
}

const everyMs = 15_000;
/** Of those who run commands, heard by every process. */
export const resumeChannel = 'doi_queue_resumes';

/**
 * Sends the DOIs that wait, after the transactions that changed something: no publication waits for a
 * registrar. Any number of processes may do it. What is sent is written when it is sent, from what the
 * record is then; a DOI is held by one process at a time, so that an older state never comes last.
 */
@Injectable()
export class RegistrationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RegistrationWorker.name);
  private readonly rounds = new Rounds(
    () => this.sendDue(),
    (error) => {
      this.logger.warn({ err: error }, 'DOIs wait; the next round tries again.');
    },
  );
  private quietUntil = 0;
  private standing: Alarm | null = null;

  constructor(
    private readonly database: Database,
    private readonly queue: DoiQueue,
    private readonly register: DoiRegister,
    private readonly records: ScholarlyRecords,
    private readonly releases: RegisteredReleases,
    private readonly registrar: Registrar,
    private readonly config: DataCiteConfig,
    private readonly clock: Clock,
  ) {}

  /** Why this process sends nothing; null where it does. A restart clears it, and `resume`. */
  get alarm(): Alarm | null {
    return this.standing;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.registrar.isOffered) return;
    this.register.whenDue(() => {
      this.rounds.poke();
    });
    await this.database.listen(resumeChannel, (payload) => {
      if (payload !== '') this.resume();
    });
    this.rounds.begin(everyMs);
  }

  /** Waits for the DOI that is being sent; the others are sent by whoever runs next. */
  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  /** Sends again after an alarm, or before a pause is over. */
  resume(): void {
    this.standing = null;
    this.quietUntil = 0;
    this.rounds.poke();
  }

  /** Sends what is due, one DOI after another. @returns how many the registrar took */
  send(): Promise<number> {
    return this.rounds.run();
  }

  /** Ends at the first answer that says nothing of the DOI itself: the others would get the same. */
  private async sendDue(): Promise<number> {
    let taken = 0;
    while (this.maySend()) {
      const leased = await this.queue.lease();
      if (leased === null) return taken;
      const isTaken = await this.sendOne(leased);
      if (isTaken === null) return taken;
      if (isTaken) taken += 1;
    }
    return taken;
  }

  private maySend(): boolean {
    return (
      !this.rounds.isOver && this.standing === null && this.clock.now().getTime() >= this.quietUntil
    );
  }

  /** @returns whether it was taken; null where nothing else is to be sent now */
  private async sendOne(leased: LeasedDoi): Promise<boolean | null> {
    const record = await this.recordOf(leased);
    if (record === null) {
      await this.queue.fail(leased, 'Nothing is published under it.');
      return false;
    }
    const outcome = await this.bringTo(leased, record);
    switch (outcome.verdict) {
      case 'taken':
        await this.keep(leased, wantedState(record.isWithdrawn));
        return true;
      case 'refused':
        this.logger.error(`DOI ${leased.doi} is refused: ${outcome.reason}`);
        await this.queue.fail(leased, outcome.reason);
        return false;
      case 'locked-out':
        this.standing = { since: this.clock.now(), reason: outcome.reason };
        this.logger.error(
          `The registrar refuses this instance's account, and no DOI is sent: ${outcome.reason}`,
        );
        await this.queue.release(leased, outcome.reason);
        return null;
      case 'later': {
        const attempts = leased.attempts + 1;
        const pauseMs = retryPauseMs(attempts, Math.random(), outcome.retryAfterMs);
        this.quietUntil = this.clock.now().getTime() + outcome.retryAfterMs;
        this.logger.warn(`DOI ${leased.doi} waits (attempt ${attempts}): ${outcome.reason}`);
        await this.queue.postpone(leased, pauseMs, outcome.reason);
        return null;
      }
    }
  }

  private async recordOf({ releaseId, repositoryId }: LeasedDoi): Promise<ScholarlyRecord | null> {
    if (releaseId === null) return this.records.findConcept(repositoryId);
    return (await this.records.findMany([releaseId])).get(releaseId) ?? null;
  }

  /**
   * Sends the event that what is known calls for, and a second one where the answer shows that it was
   * not so: a process may have died after the registrar took a DOI and before that was noted.
   */
  private async bringTo(
    { doi, state }: LeasedDoi,
    record: ScholarlyRecord,
  ): Promise<RegistrationOutcome> {
    const wanted = wantedState(record.isWithdrawn);
    const { id: _id, ...attributes } = writeDataCiteJson(record, this.config.schema);
    const send = (known: DoiState | 'draft') =>
      this.registrar.register({ doi, event: eventTowards(wanted, known), attributes });
    const first = await send(state);
    const isThere = first.verdict !== 'taken' || first.state === wanted;
    const last = isThere ? first : await send(first.state);
    return last.verdict === 'taken' && last.state !== wanted
      ? { verdict: 'later', reason: `It is ${last.state}, not ${wanted}.`, retryAfterMs: 0 }
      : last;
  }

  private async keep(leased: LeasedDoi, state: 'registered' | 'findable'): Promise<void> {
    const { repositoryId, releaseId } = leased;
    await this.database.transaction(async (manager) => {
      const isFirst = await this.queue.settle(manager, leased, state);
      if (isFirst && releaseId !== null) {
        await this.releases.announceDoi(manager, { repositoryId, releaseId });
      }
    });
  }
}
