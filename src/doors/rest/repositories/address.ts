import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RepositoryAddress } from '../../../capabilities/repositories/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { kindOfSegment, type RepositoryKind } from '../../../domain/identifiers/repository-kind.js';

type Params = Readonly<Partial<Record<string, string>>>;

/** Kind, namespace and name of the path, as they were written. Throws `NotFound` for another kind. */
export const Address = createParamDecorator(
  (_: unknown, context: ExecutionContext): RepositoryAddress => {
    const { namespace = '', name = '', ...params } = paramsOf(context);
    return { kind: readKind(params['kind']), namespace, name };
  },
);

/** The kind of the path. Throws `NotFound`. */
export const Kind = createParamDecorator((_: unknown, context: ExecutionContext): RepositoryKind =>
  readKind(paramsOf(context)['kind']),
);

/** What the `*` at the end of a route stands for, decoded once. */
export const PathParam = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => paramsOf(context)['*'] ?? '',
);

function readKind(segment = ''): RepositoryKind {
  const kind = kindOfSegment(segment);
  if (kind !== null) return kind;
  throw new NotFound(
    'not-found',
    `Nothing is at "/${segment.slice(0, 60)}"; kinds are models, papers and datasets.`,
    { facts: { address: `/${segment.slice(0, 60)}` } },
  );
}

function paramsOf(context: ExecutionContext): Params {
  return context.switchToHttp().getRequest<FastifyRequest>().params as Params;
}
