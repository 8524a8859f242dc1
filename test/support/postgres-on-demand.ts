import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/foundations/embedded/embedded-postgres.js';

/**
 * The one PostgreSQL of a test run: that of `TEST_DATABASE_URL`, or an embedded one that starts when
 * the first test asks for it, so that pure specs pay nothing. It lives in jest's main process;
 * workers ask for its address over HTTP on loopback.
 */
export class PostgresOnDemand {
  /** Part of the name of each database of this run. */
  readonly runId = randomBytes(4).toString('hex');
  private starting: Promise<{ url: string; close: () => Promise<void> }> | null = null;

  private constructor(
    private readonly server: Server,
    private readonly externalUrl: string | undefined,
  ) {}

  static async open(environment: NodeJS.ProcessEnv): Promise<PostgresOnDemand> {
    const server = createServer();
    const postgres = new PostgresOnDemand(server, environment['TEST_DATABASE_URL']);
    server.on('request', (_request, response) => {
      // A kept connection may be closed here just as a worker asks again.
      response.setHeader('connection', 'close');
      postgres.url().then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return postgres;
  }

  /** Where workers ask: answers with a superuser's `postgres://` address as text. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Ends what was started; on an external server, drops the databases of this run. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await (await this.starting)?.close();
  }

  private async url(): Promise<string> {
    this.starting ??=
      this.externalUrl === undefined ? startEmbedded() : this.useExternal(this.externalUrl);
    return (await this.starting).url;
  }

  private useExternal(url: string): Promise<{ url: string; close: () => Promise<void> }> {
    return Promise.resolve({ url, close: () => dropDatabases(url, `sphere_test_${this.runId}_`) });
  }
}

async function startEmbedded(): Promise<{ url: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-test-'));
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir,
    // What a run leaves behind is thrown away: nothing has to reach the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const close = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
  return { url: postgres.url, close };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
