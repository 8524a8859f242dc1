import type { DataSource, EntityManager } from 'typeorm';
import { Client, type Pool } from 'pg';
import { Unavailable } from '../../domain/errors/sphere-error.js';

/** Listens to what other processes announce; each payload is one string. */
export type NotificationListener = (payload: string) => void;

/**
 * The one door to PostgreSQL: SQL, prepared reads, transactions and announcements between processes.
 */
export class Database {
  private listening: Promise<Client> | null = null;
  private readonly listeners = new Map<string, NotificationListener[]>();
  private readonly afterCommits = new WeakMap<EntityManager, (() => void)[]>();
  private retry: NodeJS.Timeout | null = null;
  private isClosing = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly url: string,
  ) {}

  /** Runs one statement outside any transaction. */
  async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, [...parameters])).rows as Row[];
  }

  /**
   * Runs a read as a named prepared statement: about twice as fast as an unnamed one.
   * @param name unique for this text; PostgreSQL keeps the plan under it
   */
  async prepared<Row>(name: string, text: string, parameters: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query({ name, text, values: [...parameters] })).rows as Row[];
  }

  /** Runs `work` in one transaction; what throws inside leaves nothing behind. */
  async transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    const afterCommit: (() => void)[] = [];
    const result = await this.dataSource.transaction((manager) => {
      this.afterCommits.set(manager, afterCommit);
      return work(manager);
    });
    for (const listener of afterCommit) listener();
    return result;
  }

  /** Calls `listener` on this process once the transaction of `manager` has committed, and only then. */
  afterCommit(manager: EntityManager, listener: () => void): void {
    const listeners = this.afterCommits.get(manager);
    if (listeners === undefined) throw new Error('Only an open transaction can commit.');
    listeners.push(listener);
  }

  /** Throws `Unavailable` where the database does not answer. */
  async ping(): Promise<void> {
    try {
      await this.pool.query('SELECT 1');
    } catch (cause) {
      throw new Unavailable('The database does not answer.', 5, {
        cause,
        facts: { what: 'database' },
      });
    }
  }

  /**
   * Calls `listener` for every announcement on `channel`, from any process, and with an empty payload
   * when announcements may have been missed, so that whoever caches can start afresh.
   */
  async listen(channel: string, listener: NotificationListener): Promise<void> {
    const listeners = this.listeners.get(channel) ?? [];
    this.listeners.set(channel, [...listeners, listener]);
    this.listening ??= this.connectListener();
    const client = await this.listening;
    if (listeners.length === 0) {
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    }
  }

  /** Ends the listening connection; the pool is TypeORM's to close. */
  async close(): Promise<void> {
    this.isClosing = true;
    await (await this.listening)?.end();
    this.listening = null;
  }

  private async connectListener(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: 'sphere-listener' });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload ?? '');
    });
    client.on('error', () => {
      this.listening = null;
    });
    client.on('end', () => {
      this.listening = null;
      if (!this.isClosing) this.reconnectListener();
    });
    await client.connect();
    return client;
  }

  private reconnectListener(): void {
    for (const listeners of this.listeners.values()) for (const listener of listeners) listener('');
    // A connection that fails both rejects and ends; one retry is enough.
    if (this.retry !== null) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      if (this.isClosing) return;
      this.listening = this.connectListener();
      this.listening
        .then(async (client) => {
          for (const [channel, listeners] of this.listeners) {
            await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
            for (const listener of listeners) listener('');
          }
        })
        .catch(() => {
          this.listening = null;
          this.reconnectListener();
        });
    }, 1_000);
    this.retry.unref();
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/** Runs SQL inside the transaction of `manager` and gives its rows, those of RETURNING as well. */
export async function sql<Row>(
  manager: EntityManager,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await manager.query<unknown[]>(text, [...parameters]);
  // TypeORM answers an UPDATE or DELETE with [rows, count], and everything else with the rows.
  const isCounted = Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isCounted ? result[0] : result) as Row[];
}

/** Announces `payload` on `channel` to every process, when the transaction commits. */
export async function announce(
  manager: EntityManager,
  channel: string,
  payload: string,
): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [channel, payload]);
}

/** The name of the constraint or guard that refused a statement, or null where it failed otherwise. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { constraint, driverError, code } = error as {
    constraint?: unknown;
    driverError?: unknown;
    code?: unknown;
  };
  if (typeof code === 'string' && code.startsWith('23') && typeof constraint === 'string') {
    return constraint;
  }
  return driverError === undefined || driverError === error
    ? null
    : violatedConstraint(driverError);
}
