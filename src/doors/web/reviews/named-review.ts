import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { kindOfSegment } from '../../../domain/identifiers/repository-kind.js';
import type { RecordName } from '../records/record-address.js';

/** Path of the pages of one review. */
export const reviewPath = 'reviews/:kind/:namespace/:name/:version';

/** What a review is of, as the address names it. */
export interface ReviewName {
  readonly record: RecordName;
  readonly version: string;
}

type Named = FastifyRequest<{
  Params: { kind: string; namespace: string; name: string; version: string };
}>;

/** The candidate or release that the address names. Throws `NotFound` for another kind. */
export const NamedReview = createParamDecorator(
  (_: unknown, context: ExecutionContext): ReviewName => {
    const { params, url } = context.switchToHttp().getRequest<Named>();
    const { kind, namespace, name, version } = params;
    const known = kindOfSegment(kind);
    if (known !== null) return { record: { kind: known, namespace, name }, version };
    const address = url.split('?', 1)[0]?.slice(0, 200) ?? '/';
    throw new NotFound('not-found', `Nothing answers ${address}.`, { facts: { address } });
  },
);
