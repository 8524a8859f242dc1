import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { kindOfSegment } from '../../../domain/identifiers/repository-kind.js';
import type { RecordName } from '../records/record-address.js';

/** Path of a draft's pages below `/deposit`. */
export const depositPath = 'deposit/:kind/:namespace/:name';

type Named = FastifyRequest<{ Params: { kind: string; namespace: string; name: string } }>;

/** The draft that the address names, as it is spelled there. Throws `NotFound` for another kind. */
export const NamedDeposit = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecordName => {
    const { params } = context.switchToHttp().getRequest<Named>();
    const kind = kindOfSegment(params.kind);
    if (kind !== null) return { kind, namespace: params.namespace, name: params.name };
    throw new NotFound(
      'not-found',
      `Nothing is deposited as "${params.kind.slice(0, 60)}"; kinds are models, papers and datasets.`,
      { facts: { address: `/deposit/${params.kind.slice(0, 60)}` } },
    );
  },
);
