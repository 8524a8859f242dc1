import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOperation,
  ApiParam,
  ApiResponse,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import { kindOfSegment } from '../../../domain/identifiers/repository-kind.js';
import { ref, type Schema } from './schema.js';

/** What a route does and answers, for the OpenAPI document; sets the status as well. */
export interface Answer {
  readonly summary: string;
  readonly status?: number;
  /** Component or schema of the body; none for an answer without one. */
  readonly body?: string | Schema;
  /** Of a body that is not JSON. */
  readonly mediaType?: string;
  /** Media types in which it also answers, as text. */
  readonly otherTypes?: readonly string[];
  /** Statuses of refusals besides those that every route has. */
  readonly refusals?: readonly number[];
  /** `token`: the route does nothing without one; `optional`: with one it may show more. */
  readonly access: 'anyone' | 'optional' | 'token';
  readonly description?: string;
}

const meanings: Readonly<Record<number, string>> = {
  302: 'Elsewhere, for ever.',
  307: 'The same resource under its present name.',
  400: 'The input has a wrong shape; `errors` names the fields.',
  401: 'A token is needed, or the one that was sent is not valid.',
  403: 'The token may not do this.',
  404: 'Nothing there, or nothing that may be seen.',
  406: 'None of the types in `Accept`; `supported` lists those that there are.',
  409: 'The state of things forbids it.',
  410: 'Withdrawn; `tombstone` says why and what remains.',
  412: 'Somebody else came first.',
  413: 'More bytes than are taken.',
  415: 'The type of the body is not understood.',
  422: 'Understood, and against a rule; `errors` lists every finding.',
  431: 'The address and the headers are larger than is read.',
  500: 'The service failed; quote the request id.',
  503: 'Not now; `Retry-After` says when.',
};

const always: readonly number[] = [400, 431, 500, 503];
const behindToken: readonly number[] = [401, 403];

/** Documents a route: its operation, its answer, and every refusal that it can give. */
export function Answers(answer: Answer): MethodDecorator {
  const { summary, description, status = 200, access, refusals = [] } = answer;
  const statuses = [...always, ...(access === 'token' ? behindToken : []), ...refusals];
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, ...(description !== undefined && { description }) }),
    ApiResponse(success(answer, status)),
    ...[...new Set(statuses)].map((code) => ApiResponse(refusal(code))),
    ...(access === 'anyone' ? [] : [ApiBearerAuth('token')]),
  );
}

/** Documents the three parameters that name a repository. */
export function InRepository(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    InKind(),
    ApiParam({ name: 'namespace', schema: { type: 'string', maxLength: 39 } }),
    ApiParam({ name: 'name', schema: { type: 'string', maxLength: 96 } }),
    ApiResponse(refusal(307)),
    ApiResponse(refusal(404)),
  );
}

/** Documents the kind of repository in a path. */
export function InKind(): ClassDecorator & MethodDecorator {
  const segments = ['models', 'papers', 'datasets'].filter((one) => kindOfSegment(one) !== null);
  return ApiParam({ name: 'kind', schema: { type: 'string', enum: segments } });
}

/** Documents the version label in a path. */
export function InRelease(): ClassDecorator & MethodDecorator {
  return ApiParam({ name: 'version', schema: { type: 'string', maxLength: 80 } });
}

function success(
  { body, mediaType = 'application/json', otherTypes = [] }: Answer,
  status: number,
) {
  const options: Record<string, unknown> = { status, description: 'Done.' };
  if (body !== undefined) {
    const schema = typeof body === 'string' ? ref(body) : body;
    options['content'] = {
      ...Object.fromEntries(otherTypes.map((type) => [type, { schema: {} }])),
      [mediaType]: { schema },
    };
  }
  return options as ApiResponseOptions;
}

function refusal(status: number): ApiResponseOptions {
  return {
    status,
    description: meanings[status] ?? 'Refused.',
    content: { 'application/problem+json': { schema: ref('Problem') } },
  };
}
