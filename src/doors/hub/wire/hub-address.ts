import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { kindOfSegment, type RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { RepositoryAddress } from '../../../capabilities/repositories/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';

/** Prefixes of a repository's own API, one for each kind (hf-hub, terms). */
export const apiPrefixes = [
  'api/models/:namespace/:name',
  'api/datasets/:namespace/:name',
  'api/papers/:namespace/:name',
];

/** Prefixes of a repository's files: none for models. */
export const filePrefixes = [
  ':namespace/:name',
  'datasets/:namespace/:name',
  'papers/:namespace/:name',
];

type Named = FastifyRequest<{ Params: { namespace: string; name: string } }>;

/** The repository that the address of the request names. */
export const NamedRepository = createParamDecorator(
  (_: unknown, context: ExecutionContext): RepositoryAddress =>
    addressOf(context.switchToHttp().getRequest<Named>()),
);

/** The repository that a request's address names, its kind told by the prefix. */
export function addressOf(request: Named): RepositoryAddress {
  const { namespace, name } = request.params;
  return { kind: kindOfUrl(request.url), namespace, name };
}

/** `models` in `/api/models/…`, `datasets` and `papers` in front of a name, else a model. */
function kindOfUrl(url: string): RepositoryKind {
  const start = url.startsWith('/api/') ? 5 : 1;
  const segment = url.slice(start, url.indexOf('/', start));
  return (segment.length < 9 ? kindOfSegment(segment) : null) ?? 'model';
}

/** The kind that a body names: `model`, `dataset` or `paper`; models where it names none. */
export function kindOfType(type: string | undefined): RepositoryKind {
  switch (type) {
    case undefined:
    case 'model':
      return 'model';
    case 'dataset':
      return 'dataset';
    case 'paper':
      return 'paper';
    default:
      throw InvalidInput.field(
        'type',
        'repository-type',
        `Repositories of type "${type.slice(0, 40)}" are not offered; there are models, datasets and papers.`,
      );
  }
}
