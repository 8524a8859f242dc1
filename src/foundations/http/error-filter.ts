import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  InvalidInput,
  NotFound,
  SphereError,
  TooLarge,
  Unavailable,
} from '../../domain/errors/sphere-error.js';
import { lostRace } from '../database/lost-race.js';

/** A refusal in the form of one protocol. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** How one door words refusals. `error` is null for what nobody foresaw: 500 without inner words. */
export type ErrorWording = (error: SphereError | null, request: FastifyRequest) => ErrorAnswer;

/** Which door words the refusals of which requests; the first match of `handles` decides. */
export class ErrorWordings {
  constructor(
    private readonly entries: readonly {
      readonly handles: (request: FastifyRequest) => boolean;
      readonly wording: ErrorWording;
    }[],
  ) {}

  of(request: FastifyRequest): ErrorWording {
    const entry = this.entries.find(({ handles }) => handles(request)) ?? this.entries.at(-1);
    if (entry === undefined) throw new Error('No door words refusals.');
    return entry.wording;
  }
}

/** Turns whatever was thrown into the answer of the door that was asked. */
@Injectable()
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly wordings: ErrorWordings) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = toSphereError(thrown, request);
    if (error instanceof Unavailable) {
      const { cause } = error;
      const reason = cause instanceof Error ? cause.message : error.message;
      this.logger.warn(`${request.id} ${request.method} ${loggedPath(request)}: ${reason}`);
    }
    if (error === null) {
      const stack = thrown instanceof Error ? thrown.stack : String(thrown);
      this.logger.error(`${request.id} ${request.method} ${loggedPath(request)}: ${stack ?? ''}`);
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { status, headers, body } = this.wordings.of(request)(error, request);
    const known = Object.keys(reply.getHeaders()).filter((name) => name !== 'x-request-id');
    // Headers that a handler set for bytes it then could not send would describe the wrong body.
    for (const name of known) if (bodyHeaders.has(name)) void reply.removeHeader(name);
    void reply.code(status).headers(headers).send(body);
  }
}

const bodyHeaders = new Set([
  'content-length',
  'content-type',
  'content-disposition',
  'content-range',
  'etag',
  'cache-control',
  'repr-digest',
]);

function toSphereError(thrown: unknown, request: FastifyRequest): SphereError | null {
  if (thrown instanceof SphereError) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus(), thrown.message, request);
  if (isCutOff(thrown, request)) {
    return new InvalidInput(
      'The body ended before its declared length; send it again.',
      {},
      'body-incomplete',
    );
  }
  const lost = lostRace(thrown);
  if (lost !== null) return lost;
  const { statusCode, message } = thrown as { statusCode?: unknown; message?: unknown };
  if (typeof statusCode !== 'number' || statusCode >= 500) return null;
  return ofStatus(statusCode, typeof message === 'string' ? message : '', request);
}

/** A client that hung up while it sent: its fault, not one to alarm the operators with. */
function isCutOff(thrown: unknown, { raw }: FastifyRequest): boolean {
  return raw.errored !== null && raw.errored === thrown;
}

/** What the framework itself refuses before any handler runs. */
function ofStatus(status: number, message: string, request: FastifyRequest): SphereError | null {
  switch (status) {
    case 404:
      return new NotFound('not-found', `Nothing answers ${request.method} ${pathOf(request)}.`, {
        facts: { address: pathOf(request) },
      });
    case 413:
      return new TooLarge('The body is larger than this address takes; send less at a time.', {
        facts: { what: 'request' },
      });
    case 414:
      return new InvalidInput('The address is too long.', {}, 'address-too-long');
    case 415:
      return new InvalidInput(
        'The type of the body is not understood here; send application/json.',
        {},
        'unsupported-media-type',
        {},
      );
    case 503:
      return new Unavailable('The service is starting or stopping.', 5, {
        facts: { what: 'service' },
      });
    default:
      return status < 500 ? new InvalidInput(message) : null;
  }
}

/** Without what would let a reader of the log do something: queries, and signed addresses. */
function loggedPath(request: FastifyRequest): string {
  return pathOf(request).replace(/[^/]{81,}/g, '…');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]?.slice(0, 200) ?? '/';
}
