import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TooManyAttempts } from '../../domain/errors/sphere-error.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';

const windowSeconds = 900;
const allowedFailures = 10;

/** Counts who tried to sign in, in vain; what is counted is forgotten after a quarter of an hour. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `TooManyAttempts` where ten attempts from this network address failed of late. */
  async requirePatience(address: string): Promise<void> {
    const [row] = await this.database.query<{ failures: number }>(
      `SELECT count(*)::int AS failures FROM (
         SELECT 1 FROM sign_in_failure WHERE address_sha256 = $1 AND at > $2 LIMIT $3) AS recent`,
      [digestOf(address), this.windowStart(), allowedFailures],
    );
    if ((row?.failures ?? 0) < allowedFailures) return;
    throw new TooManyAttempts(
      `${allowedFailures} attempts to sign in from your network failed.`,
      windowSeconds,
      {
        remedy: 'Wait a quarter of an hour, then try again.',
        facts: { attempts: allowedFailures },
      },
    );
  }

  /** Remembers a failure, and forgets the old ones. */
  async recordFailure(address: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_failure WHERE at <= $1', [this.windowStart()]);
    await this.database.query('INSERT INTO sign_in_failure (address_sha256, at) VALUES ($1, $2)', [
      digestOf(address),
      this.clock.now(),
    ]);
  }

  private windowStart(): Date {
    return new Date(this.clock.now().getTime() - windowSeconds * 1_000);
  }
}

function digestOf(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}
