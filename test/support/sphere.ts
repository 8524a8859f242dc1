import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import {
  AccountsService,
  IdentityService,
  OrganisationsService,
  StewardBootstrap,
  TokensService,
} from '../../src/capabilities/identity/index.js';
import type { AccountRole, TokenScope } from '../../src/domain/release/viewer.js';
import { loadConfig } from '../../src/foundations/config/load-config.js';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';
import { createServer } from '../../src/foundations/http/server.js';
import { cloneDatabase } from './test-database.js';

/** Somebody with an account and a token. */
export interface Somebody {
  readonly handle: string;
  readonly token: string;
}

/** The whole service, listening, on a database and a store of its own. */
export interface Sphere {
  /** Base of every address, also of those that the service writes. */
  readonly url: string;
  readonly steward: Somebody;
  anAccount(
    handle: string,
    is?: { readonly scope?: TokenScope; readonly roles?: readonly AccountRole[] },
  ): Promise<Somebody>;
  /** An organisation of `owner`, without review or with a window of some days. */
  anOrganisation(handle: string, owner: Somebody, reviewDays?: number): Promise<void>;
  close(): Promise<void>;
}

const stewardToken = `hf_sph${'S'.repeat(34)}`;

/** Starts it; call `close` in `afterAll`. */
export async function startSphere(): Promise<Sphere> {
  const clone = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-e2e-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const config = loadConfig({
    PORT: String(port),
    SPHERE_PUBLIC_URL: url,
    SPHERE_DATA_DIR: dataDir,
    SPHERE_DEMO: '0',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.compose(config, clone.url),
    createServer(),
    { logger: ['error'], abortOnError: false },
  );
  await app.init();
  await app.get(StewardBootstrap).ensure(stewardToken);
  await app.listen(port, '127.0.0.1');
  const identity = app.get(IdentityService);
  const steward = await identity.authenticate(stewardToken);

  return {
    url,
    steward: { handle: steward.handle, token: stewardToken },
    anAccount: async (handle, { scope = 'write', roles = [] } = {}) => {
      await app.get(AccountsService).create(steward, { handle, displayName: handle, roles });
      const tokens = app.get(TokensService);
      const { token } = await tokens.issue(steward, handle, { name: 'test', scope });
      return { handle, token };
    },
    anOrganisation: async (handle, owner, windowDays) => {
      const viewer = await identity.authenticate(owner.token);
      await app.get(OrganisationsService).create(viewer, {
        handle,
        displayName: handle,
        ...(windowDays !== undefined && { review: { mode: 'advisory', windowDays } }),
      });
    },
    close: async () => {
      await app.close();
      await clone.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
