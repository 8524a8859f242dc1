import { Injectable } from '@nestjs/common';
import { FixityConfig } from '../../foundations/config/fixity.config.js';
import { DamagedBlobs, FixitySchedule } from '../artifacts/index.js';

/** How far the checks of stored bytes are. */
export interface FixityStanding {
  readonly damagedBlobs: number;
  /** When that blob was last read whose last reading is the oldest; null where nothing is stored. */
  readonly oldestLookAt: Date | null;
  /** Within so many days each is read again; 0 where the service does not do that. */
  readonly periodDays: number;
}

/** Tells operators and stewards how far the checks are. */
@Injectable()
export class FixityStandings {
  constructor(
    private readonly damaged: DamagedBlobs,
    private readonly schedule: FixitySchedule,
    private readonly config: FixityConfig,
  ) {}

  async read(): Promise<FixityStanding> {
    const [damagedBlobs, oldestLookAt] = await Promise.all([
      this.damaged.count(),
      this.schedule.oldestLook(),
    ]);
    return { damagedBlobs, oldestLookAt, periodDays: this.config.periodDays };
  }
}
