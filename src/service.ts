import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StewardBootstrap } from './capabilities/identity/index.js';
import { UptimeService } from './capabilities/uptime/index.js';
import type { RunningService } from './doors/cli/installation.js';
import { DemoLoader } from './doors/demo/demo-loader.js';
import { ConfigurationError } from './foundations/config/configuration-error.js';
import type { SphereConfig } from './foundations/config/load-config.js';
import { runMigrations } from './foundations/database/run-migrations.js';
import { startEmbeddedPostgres } from './foundations/embedded/embedded-postgres.js';
import { findFreePort } from './foundations/embedded/free-port.js';
import { StructuredLogger } from './foundations/http/logger.js';
import { createApp } from './create-app.js';

/** How long what is being served may go on after a signal. */
const shutdownGraceMs = 20_000;

/**
 * Starts the whole service: database, migrations, first steward, HTTP; then loads the demo beside it.
 * Throws `ConfigurationError`, also where the data directory or the port is in use.
 * @param say hears the address, and the steward's token the one time that there is one to tell
 */
export async function startService(
  settings: SphereConfig,
  say: (line: string) => void,
): Promise<RunningService> {
  const config = await withPort(settings);
  const failures = new Failures();
  const closers: (() => Promise<void>)[] = [];
  const stop = onceOnly(async () => {
    while (closers.length > 0) await closers.pop()?.();
    failures.ignore();
  });
  try {
    const url = config.database.url ?? (await embeddedDatabase(config, failures, closers));
    await runMigrations(url);
    const app = await createApp(config, url, new StructuredLogger(config.server.logLevel));
    closers.push(() => closeApp(app));
    const { token } = await app.get(StewardBootstrap).ensure(config.steward.token);
    if (token !== null) say(stewardTokenLine(token));
    await listen(app, config);
    const uptime = app.get(UptimeService);
    uptime.begin();
    closers.push(() => uptime.end());
    say(`Sphere is at ${config.server.publicUrl}`);
    if (config.demo.isEnabled) closers.push(loadDemo(app));
    return { stop, failure: failures.first };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The secret of the first steward, which nothing keeps. */
export function stewardTokenLine(token: string): string {
  return `The steward's token, shown this once: ${token}`;
}

/** With `PORT=0` the port is chosen before the public address is written anywhere. */
async function withPort(config: SphereConfig): Promise<SphereConfig> {
  if (config.server.port !== 0) return config;
  return { ...config, server: config.server.onPort(await findFreePort(config.server.host)) };
}

async function embeddedDatabase(
  config: SphereConfig,
  failures: Failures,
  closers: (() => Promise<void>)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    dataDir: config.server.dataDir,
    onUnexpectedExit: (reason) => {
      failures.report(new Error(reason));
    },
  });
  closers.push(() => postgres.stop());
  return postgres.url;
}

async function listen(
  app: NestFastifyApplication,
  { server: { host, port } }: SphereConfig,
): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    const reason = typeof code === 'string' ? listenRefusals[code] : undefined;
    if (reason === undefined) throw cause;
    throw new ConfigurationError('PORT', `PORT ${port} on ${host} ${reason}`, { cause });
  }
}

const listenRefusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: stop what listens there, or set PORT to another.',
  EACCES: 'is not allowed for this user: set PORT to one above 1023.',
  EADDRNOTAVAIL: 'is no address of this machine: set HOST to one, such as 127.0.0.1.',
  ENOTFOUND: 'is no known host: set HOST to an address, such as 127.0.0.1.',
};

/** Loads the demo beside the service; the answer interrupts it after the record at hand. */
function loadDemo(app: NestFastifyApplication): () => Promise<void> {
  const interruption = new AbortController();
  const logger = new Logger('demo');
  const report = (line: string) => {
    logger.log(line);
  };
  const loading = app
    .get(DemoLoader)
    .load(report, interruption.signal)
    .then(({ missing }) => {
      if (missing.length > 0) {
        logger.warn(`Left out, as their npm packages are not installed: ${missing.join(', ')}.`);
      }
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error(`The demonstration records could not be loaded: ${reason}`);
    });
  return async () => {
    interruption.abort();
    await loading;
  };
}

/** Finishes what is being served, but does not wait for ever for a client that never ends. */
async function closeApp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, shutdownGraceMs);
  await app.close();
  clearTimeout(impatience);
}

/** The first reason why the service cannot go on. */
class Failures {
  private readonly logger = new Logger('sphere');
  private readonly onUnhandled = (error: unknown) => {
    const stack = error instanceof Error ? error.stack : undefined;
    this.logger.error(`Nobody handled: ${stack ?? String(error)}`);
    this.report(error);
  };
  report: (reason: unknown) => void = () => undefined;

  readonly first = new Promise<never>((_, reject) => {
    this.report = reject;
  });

  constructor() {
    // Awaited only once the service has started.
    this.first.catch(() => undefined);
    process.on('unhandledRejection', this.onUnhandled);
    process.on('uncaughtException', this.onUnhandled);
  }

  ignore(): void {
    process.off('unhandledRejection', this.onUnhandled);
    process.off('uncaughtException', this.onUnhandled);
  }
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
