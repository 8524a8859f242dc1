import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { StewardBootstrap } from '../../src/capabilities/identity/index.js';
import { describeRestApi } from '../../src/doors/rest/rest.module.js';
import { loadConfig } from '../../src/foundations/config/load-config.js';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';
import { StructuredLogger } from '../../src/foundations/http/logger.js';
import { createServer } from '../../src/foundations/http/server.js';
import { cloneDatabase } from './test-database.js';

/** The whole service, listening, on a database and an object store of one test file's own. */
export interface Sphere {
  readonly url: string;
  readonly stewardToken: string;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** Starts it. Call it in `beforeAll`, `stop` in `afterAll`. */
export async function startSphere(): Promise<Sphere> {
  const clone = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-e2e-'));
  const port = await findFreePort('127.0.0.1');
  const stewardToken = 'steward-token-of-the-tests';
  const url = `http://127.0.0.1:${port}`;
  const config = loadConfig({
    PORT: String(port),
    SPHERE_PUBLIC_URL: url,
    SPHERE_DATA_DIR: dataDir,
    DATABASE_URL: clone.url,
    SPHERE_STEWARD_TOKEN: stewardToken,
    SPHERE_DEMO: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.compose(config, clone.url),
    createServer(),
    {
      logger: new StructuredLogger(config.server.logLevel),
      bodyParser: false,
      abortOnError: false,
    },
  );
  describeRestApi(app);
  await app.get(StewardBootstrap).ensure(stewardToken);
  await app.listen(port, '127.0.0.1');
  return {
    url,
    stewardToken,
    app,
    stop: async () => {
      await app.close();
      await clone.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
