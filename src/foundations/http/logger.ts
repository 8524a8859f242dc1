import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Nest's log as structured lines on stdout. */
export class StructuredLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: string, context?: string): void {
    this.pino.info({ context }, message);
  }

  error(message: string, ...rest: unknown[]): void {
    this.pino.error({ context: rest.at(-1) }, message);
  }

  warn(message: string, context?: string): void {
    this.pino.warn({ context }, message);
  }

  debug(message: string, context?: string): void {
    this.pino.debug({ context }, message);
  }

  verbose(message: string, context?: string): void {
    this.pino.trace({ context }, message);
  }
}
