import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createApp } from '../../src/create-app.js';
import { StewardBootstrap } from '../../src/capabilities/identity/index.js';
import type { Clock } from '../../src/foundations/clock/clock.js';
import { loadConfig, type SphereConfig } from '../../src/foundations/config/load-config.js';
import { ObjectStoreConfig } from '../../src/foundations/config/object-store.config.js';
import { ServerConfig } from '../../src/foundations/config/server.config.js';
import { Database } from '../../src/foundations/database/database.js';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';
import { StructuredLogger } from '../../src/foundations/http/logger.js';
import {
  signIn,
  sphereBuilders,
  type SphereBuilders,
  type TestAccount,
} from './sphere-builders.js';
import { cloneDatabase } from './test-database.js';
import { testS3Settings } from './test-object-store.js';

export interface SphereOptions {
  /** Replaces whole settings; the others are those of an empty environment. */
  readonly config?: Partial<SphereConfig>;
  readonly clock?: Clock;
}

/** The whole service of one test file, with ways to fill it. */
export interface Sphere extends SphereBuilders {
  /** Where it listens on loopback, without a trailing slash; also its public address. */
  readonly url: string;
  readonly http: ReturnType<typeof supertest.agent>;
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly config: SphereConfig;
  readonly stewardToken: string;
  /** The first steward. */
  readonly steward: TestAccount;
  stop(): Promise<void>;
  /** The same as `stop`. */
  close(): Promise<void>;
}

export type { Somebody, TestAccount } from './sphere-builders.js';

const stewardToken = `hf_sph${'S'.repeat(34)}`;

/**
 * Starts the service on a migrated database of its own and an empty object store: the embedded one,
 * or the S3 one where `SPHERE_TEST_STORE=s3` asks for it. Call it in `beforeAll`, `stop` in `afterAll`.
 */
export async function startSphere({ config = {}, clock }: SphereOptions = {}): Promise<Sphere> {
  const [database, dataDir, port] = await Promise.all([
    cloneDatabase(),
    mkdtemp(join(tmpdir(), 'sphere-e2e-')),
    findFreePort(),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const settings: SphereConfig = {
    ...loadConfig({ SPHERE_DEMO: '0' }),
    server: new ServerConfig({ port, publicUrl: url, dataDir }),
    objectStore: objectStoreConfig(),
    ...config,
  };
  // Silent by default: many tests provoke what a log complains about.
  const logger = new StructuredLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const app = await createApp(settings, database.url, logger, clock);
  await app.get(StewardBootstrap).ensure(stewardToken);
  await app.listen(port, '127.0.0.1');
  await app.getHttpAdapter().getInstance().ready();
  const stop = async () => {
    await app.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const steward = await signIn(app, stewardToken);
  return {
    url,
    http: supertest.agent(url),
    app,
    database: app.get(Database),
    databaseUrl: database.url,
    config: settings,
    stewardToken,
    steward,
    ...sphereBuilders(app, steward),
    stop,
    close: stop,
  };
}

function objectStoreConfig(): ObjectStoreConfig {
  if (process.env['SPHERE_TEST_STORE'] !== 's3') return new ObjectStoreConfig();
  const settings = testS3Settings();
  if (settings === null) throw new Error('SPHERE_TEST_STORE=s3 needs TEST_S3_ENDPOINT.');
  return new ObjectStoreConfig(settings);
}
