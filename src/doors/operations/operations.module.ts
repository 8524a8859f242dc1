import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
  type NestModule,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Gauges } from './gauges.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import type { Readiness } from './readiness.js';

/** What those who run the service ask it: is it well, and how busy is it. */
@Module({})
export class OperationsModule implements NestModule {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: Metrics,
  ) {}

  /** @param imports the modules that `readiness` and `gauges` are made from */
  static checking(
    readiness: FactoryProvider<Readiness>,
    gauges: FactoryProvider<Gauges>,
    imports: NonNullable<ModuleMetadata['imports']>,
  ): DynamicModule {
    return {
      module: OperationsModule,
      imports,
      controllers: [HealthController, MetricsController],
      providers: [Metrics, readiness, gauges],
    };
  }

  /** Measures every answer, refusals before any handler as well; an interceptor would miss those. */
  configure(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      this.metrics.countRequest(
        request.method,
        request.routeOptions.url ?? 'none',
        reply.statusCode,
        reply.elapsedTime / 1_000,
      );
      done();
    });
  }
}
