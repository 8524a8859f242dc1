import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { FixityCheck, GarbageCollector } from './capabilities/artifacts/index.js';
import { RobotLists, UsageRebuild } from './capabilities/discovery/index.js';
import { BlobRepair, Replications } from './capabilities/fixity/index.js';
import {
  AccountsService,
  IdentityService,
  OrganisationsService,
  StewardBootstrap,
  TokensService,
} from './capabilities/identity/index.js';
import { ImportsService } from './capabilities/imports/index.js';
import {
  BagExport,
  BagImports,
  MirrorImports,
  OcflExport,
} from './capabilities/preservation/index.js';
import { PaperQueue } from './capabilities/papers/index.js';
import { PublicRecords, ReleasesService } from './capabilities/releases/index.js';
import { RepositoriesService } from './capabilities/repositories/index.js';
import { RegistrationsService } from './capabilities/registration/index.js';
import type { Installation, Rooms } from './doors/cli/installation.js';
import { DemoLoader } from './doors/demo/demo-loader.js';
import { ImportsConfig } from './foundations/config/imports.config.js';
import { loadProcessConfig, type SphereConfig } from './foundations/config/load-config.js';
import { hasPendingMigrations, runMigrations } from './foundations/database/run-migrations.js';
import { startEmbeddedPostgres } from './foundations/embedded/embedded-postgres.js';
import { findRunningPostgres } from './foundations/embedded/running-postgres.js';
import { StructuredLogger } from './foundations/http/logger.js';
import { startService, stewardTokenLine } from './service.js';

/** The installation that the environment of this process describes. */
export const installation: Installation = {
  start: (say) => startService(loadProcessConfig(), say),
  migrate: () => onDatabase(loadProcessConfig(), ({ url }) => runMigrations(url)),
  withRooms: (work) => {
    const config = loadProcessConfig();
    return onDatabase(config, async ({ url, isOurs }) => {
      if (isOurs) await runMigrations(url);
      else if (await hasPendingMigrations(url)) {
        throw new Error('The database is older than this program: run "sphere migrate" first.');
      }
      return inRooms(config, url, work);
    });
  },
};

interface OpenDatabase {
  readonly url: string;
  /** True where this process alone uses it: embedded, and started here. */
  readonly isOurs: boolean;
}

/** Works on the external database, on that of a Sphere which runs on the data directory, or on our own. */
async function onDatabase<Result>(
  config: SphereConfig,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = config.server;
  const url = config.database.url ?? (await findRunningPostgres(dataDir));
  if (url !== null) return work({ url, isOurs: false });
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    return await work({ url: postgres.url, isOurs: true });
  } finally {
    await postgres.stop();
  }
}

async function inRooms<Result>(
  config: SphereConfig,
  url: string,
  work: (rooms: Rooms) => Promise<Result>,
): Promise<Result> {
  const app = await NestFactory.createApplicationContext(AppModule.compose(config, url), {
    // What a command prints is its result; its log is for the terminal.
    logger: new StructuredLogger('warn', process.stderr),
    abortOnError: false,
  });
  try {
    const { token } = await app.get(StewardBootstrap).ensure(config.steward.token);
    if (token !== null) process.stderr.write(`${stewardTokenLine(token)}\n`);
    return await work(await roomsOf(app));
  } finally {
    await app.close();
  }
}

/** What commands use of the service that `app` is. */
export async function roomsOf(app: INestApplicationContext): Promise<Rooms> {
  const identity = app.get(IdentityService);
  return {
    identity,
    operator: await identity.operator(),
    accounts: app.get(AccountsService),
    tokens: app.get(TokensService),
    organisations: app.get(OrganisationsService),
    fixity: app.get(FixityCheck),
    blobRepair: app.get(BlobRepair),
    replications: app.get(Replications),
    garbage: app.get(GarbageCollector),
    imports: app.get(ImportsService),
    bagImports: app.get(BagImports),
    mirrorImports: app.get(MirrorImports),
    registrations: app.get(RegistrationsService),
    paperQueue: app.get(PaperQueue),
    releases: app.get(ReleasesService),
    usageRebuild: app.get(UsageRebuild),
    robotLists: app.get(RobotLists),
    repositories: app.get(RepositoriesService),
    publicRecords: app.get(PublicRecords),
    bagExport: app.get(BagExport),
    ocflExport: app.get(OcflExport),
    defaultHub: app.get(ImportsConfig).hubEndpoint,
    loadDemo: (report) => app.get(DemoLoader).load(report),
  };
}
