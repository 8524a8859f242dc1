import { type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Nest tells of every module and route at each start: of use only to whoever looks for one. */
const chattyContexts = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's log as structured lines, on stdout unless another stream is named. */
export class StructuredLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string, destination: DestinationStream = process.stdout) {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  }

  log(message: string, context?: string): void {
    const level = context !== undefined && chattyContexts.has(context) ? 'debug' : 'info';
    this.pino[level]({ context }, message);
  }

  /** Nest hands on errors as well as texts, then a stack, then a context. */
  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (message instanceof Error) this.pino.error({ context, err: message }, message.message);
    else this.pino.error({ context }, String(message));
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
