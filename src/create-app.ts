import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { describeRestApi } from './doors/rest/rest.module.js';
import type { Clock } from './foundations/clock/clock.js';
import type { SphereConfig } from './foundations/config/load-config.js';
import { createServer } from './foundations/http/server.js';

/**
 * The service over a migrated database, not listening yet.
 * @param clock the system's where absent
 */
export async function createApp(
  config: SphereConfig,
  databaseUrl: string,
  logger: LoggerService | false,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.compose(config, databaseUrl, clock),
    createServer(),
    // The server brings its own parsers; those of the framework would take their place.
    { logger, bodyParser: false, abortOnError: false },
  );
  describeRestApi(app);
  return app;
}
