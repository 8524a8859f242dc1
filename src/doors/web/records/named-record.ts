import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { isHandle } from '../../../domain/identifiers/handle.js';
import { kindOfSegment } from '../../../domain/identifiers/repository-kind.js';
import type { RecordName } from './record-address.js';

/** Paths of the records of each kind: models have no prefix. */
export const recordPaths = [
  ':namespace/:name',
  'papers/:namespace/:name',
  'datasets/:namespace/:name',
];

type Named = FastifyRequest<{ Params: { namespace: string; name: string } }>;

/**
 * The record that the address names, as it is spelled there. Throws `NotFound` for the addresses of
 * other doors that lead nowhere: they have the shape of a record's.
 */
export const NamedRecord = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecordName => {
    const { params, url, method } = context.switchToHttp().getRequest<Named>();
    if (!isHandle(params.namespace)) {
      const path = url.split('?', 1)[0]?.slice(0, 200) ?? '/';
      throw new NotFound('not-found', `Nothing answers ${method} ${path}.`, {
        facts: { address: path },
      });
    }
    const [, segment = ''] = url.split('/', 2);
    const prefixed = segment === 'models' ? null : kindOfSegment(segment);
    return { kind: prefixed ?? 'model', namespace: params.namespace, name: params.name };
  },
);
