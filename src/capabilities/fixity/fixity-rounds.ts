import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { isDamage } from '../../domain/preservation/fixity-outcome.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { FixityConfig } from '../../foundations/config/fixity.config.js';
import { type DueBlob, FixityCheck, FixitySchedule } from '../artifacts/index.js';
import { DamageAlarm } from './damage-alarm.js';
import { ReadingPace } from './reading-pace.js';
import { BlobRepair } from './repair-blobs.js';

const everyMs = 60_000;
const dayMs = 86_400_000;
/**
 * Blobs are read again from this part of the period on: what came on one day is due on one day, and is
 * read by its end all the same.
 */
const beginsAfter = 5 / 6;
/** A small file costs as much as so many bytes: to open it, and to write down what it hashed to. */
const fileCostBytes = 262_144;
/** Well before a lease of others would begin. */
const renewEveryMs = 5 * 60_000;
/** Of one that cannot be read though the store answers. */
const unreadablePauseMs = 3_600_000;
/** What is damaged is looked at, and for, so often: somebody may have put it right, or the replica. */
const damagedEveryMs = dayMs;

/**
 * Reads every stored byte again within a period, a blob at a time in each process, the one looked at
 * longest ago first; restores what is damaged. What a process leaves when it ends, others go on with.
 */
@Injectable()
export class FixityRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FixityRounds.name);
  private readonly interruption = new AbortController();
  private readonly pace: ReadingPace;
  private readonly rounds = new Rounds(
    () => this.checkDue(),
    (error) => {
      this.logger.warn({ err: error }, 'Fixity checks wait; the next round tries again.');
    },
  );

  constructor(
    private readonly schedule: FixitySchedule,
    private readonly fixity: FixityCheck,
    private readonly repair: BlobRepair,
    private readonly alarm: DamageAlarm,
    private readonly config: FixityConfig,
    private readonly clock: Clock,
  ) {
    this.pace = new ReadingPace(config.bytesPerSecond);
  }

  onApplicationBootstrap(): void {
    if (this.config.periodDays > 0) this.rounds.begin(everyMs);
  }

  /** What is being read is read by whoever runs next. */
  async beforeApplicationShutdown(): Promise<void> {
    const ended = this.rounds.end();
    this.interruption.abort(new Error('The process ends.'));
    await ended;
  }

  /** Checks what is due. @returns how many blobs were read */
  check(): Promise<number> {
    return this.rounds.run();
  }

  private async checkDue(): Promise<number> {
    for (let checked = 0; ; checked += 1) {
      const blob = this.rounds.isOver ? null : await this.leaseNext();
      const goesOn = blob !== null && (await this.checkOne(blob));
      await this.alarm.tell(!goesOn);
      if (!goesOn) return checked;
    }
  }

  private async leaseNext(): Promise<DueBlob | null> {
    const now = this.clock.now().getTime();
    const dueMs = this.config.periodDays * dayMs * beginsAfter;
    return (
      (await this.schedule.leaseDamaged(new Date(now - damagedEveryMs))) ??
      (await this.schedule.lease(new Date(now - dueMs)))
    );
  }

  /** @returns whether the others may be read as well: false in an outage, and at the end */
  private async checkOne(blob: DueBlob): Promise<boolean> {
    try {
      const result = await this.fixity.look(blob, this.slowly(blob));
      if (isDamage(result.outcome)) await this.repair.repair(blob, result);
      return true;
    } catch (error) {
      if (this.interruption.signal.aborted || !(await this.fixity.isStoreThere())) {
        await this.schedule.release(blob);
        if (!this.interruption.signal.aborted) {
          this.logger.warn({ err: error }, 'The object store is out: fixity checks wait.');
        }
        return false;
      }
      this.logger.error(
        { err: error },
        `Blob ${blob.sha256} could not be read: tried again later.`,
      );
      await this.schedule.postpone(blob, unreadablePauseMs);
      return true;
    }
  }

  private slowly(blob: DueBlob) {
    let seen = -fileCostBytes;
    let renewedAt = this.clock.now().getTime();
    return async (_sha256: string, readBytes: number): Promise<void> => {
      await this.pace.afterReading(readBytes - seen, this.interruption.signal);
      seen = readBytes;
      const now = this.clock.now().getTime();
      if (now - renewedAt < renewEveryMs) return;
      renewedAt = now;
      await this.schedule.renew(blob);
    };
  }
}
