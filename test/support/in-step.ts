import type { EventLog } from '../../src/capabilities/audit/index.js';
import type { Database } from '../../src/foundations/database/database.js';

/**
 * Lets use cases overlap in the worst way: each starts when the one before it has done all but write
 * its event, or waits for another. Each must end by writing an event.
 */
export async function inStep(
  database: Database,
  events: EventLog,
  useCases: readonly (() => Promise<unknown>)[],
): Promise<PromiseSettledResult<unknown>[]> {
  const started: Promise<unknown>[] = [];
  await database.transaction(async (manager) => {
    await events.append(manager, {
      actor: null,
      action: 'chain.held',
      subject: 'test',
      detail: {},
      isPublic: false,
    });
    for (const useCase of useCases) {
      const outcome = useCase();
      outcome.catch(() => null);
      started.push(outcome);
      await untilWaiting(database, started.length);
    }
  });
  return Promise.allSettled(started);
}

async function untilWaiting(database: Database, count: number): Promise<void> {
  for (;;) {
    const waiting = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length >= count) return;
  }
}
