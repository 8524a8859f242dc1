import { Controller, Get, Header, Logger } from '@nestjs/common';
import { Unavailable } from '../../domain/errors/sphere-error.js';
import { Readiness } from './readiness.js';

/** A balancer asks every few seconds: later answers are of no use to it. */
const timeoutMs = 4_000;
const retryAfterSeconds = 5;

/** Health as balancers and orchestrators ask for it. */
@Controller('healthz')
export class HealthController {
  private readonly logger = new Logger(HealthController.name);

  constructor(private readonly readiness: Readiness) {}

  /** The process runs and answers. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** The process reaches its database and its object store; 503 otherwise. Warnings keep it ready. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ readonly status: 'ready'; readonly warnings: readonly string[] }> {
    try {
      await within(timeoutMs, this.readiness.check());
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.logger.warn(`Not ready: ${reason}`);
      throw new Unavailable(
        'The database or the object store does not answer.',
        retryAfterSeconds,
        { cause, facts: { what: 'database' } },
      );
    }
    return { status: 'ready', warnings: this.readiness.warnings() };
  }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${limitMs} ms`));
    }, limitMs);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
