import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { FixityLog } from '../../capabilities/artifacts/index.js';

/** From an answer out of the cache to an upload of minutes. */
const durationBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600];

/** What this process counts, for Prometheus to collect. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'sphere_http_request_duration_seconds',
    help: 'Duration of answered requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBucketsSeconds,
    registers: [this.registry],
  });

  constructor(fixity: FixityLog) {
    collectDefaultMetrics({ register: this.registry });
    const damaged = new Gauge({
      name: 'sphere_damaged_blobs',
      help: 'Blobs that were missing or corrupt when they were last read. More than 0 is an alarm.',
      registers: [this.registry],
      collect: async () => {
        // That the database does not answer is for the readiness check to tell.
        damaged.set(await fixity.countDamaged().catch(() => NaN));
      },
    });
  }

  /** @param route the template, never the address itself: each value of a label is kept for ever */
  countRequest(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in the text format of Prometheus. */
  read(): Promise<string> {
    return this.registry.metrics();
  }
}
