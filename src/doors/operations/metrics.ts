import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Gauges } from './gauges.js';

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

  private readonly states = new Map<string, Gauge>();

  constructor(private readonly gauges: Gauges) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param route the template, never the address itself: each value of a label is kept for ever */
  countRequest(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in the text format of Prometheus; those of the database only while it answers. */
  async read(): Promise<string> {
    for (const { name, help, labels, value } of await this.gauges.read().catch(() => [])) {
      const gauge =
        this.states.get(name) ??
        new Gauge({ name, help, labelNames: Object.keys(labels), registers: [this.registry] });
      this.states.set(name, gauge);
      gauge.set({ ...labels }, value);
    }
    return this.registry.metrics();
  }
}
