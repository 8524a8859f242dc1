import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { kindOfSegment } from '../../../domain/identifiers/repository-kind.js';
import type { RecordName } from './record-address.js';

/** Paths of the records of each kind: models have no prefix. */
export const recordPaths = [
  ':namespace/:name',
  'papers/:namespace/:name',
  'datasets/:namespace/:name',
];

type Named = FastifyRequest<{ Params: { namespace: string; name: string } }>;

/** The record that the address names, as it is spelled there. */
export const NamedRecord = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecordName => {
    const { params, url } = context.switchToHttp().getRequest<Named>();
    const [, segment = ''] = url.split('/', 2);
    const prefixed = segment === 'models' ? null : kindOfSegment(segment);
    return { kind: prefixed ?? 'model', namespace: params.namespace, name: params.name };
  },
);
