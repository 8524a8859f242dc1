import { Get } from '@nestjs/common';
import { PaperReadings } from '../../../capabilities/papers/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRepository } from '../openapi/answers.js';
import { count, flag, instant, nullable, object, oneOf } from '../openapi/schema.js';
import { RestController } from '../rest-controller.js';
import { Address } from './address.js';

/** Whether search knows what stands in a paper's PDF. */
@RestController(':kind/:namespace/:name/text', 'Search')
export class PaperTextsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly readings: PaperReadings,
  ) {}

  @Get()
  @InRepository()
  @Answers({
    summary: 'Whether the text of the PDF is searched, and why where it is not',
    body: 'PaperText',
    access: 'optional',
    refusals: [410],
  })
  async state(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const found = await this.readings.stateOf(repository.id);
    if (found !== null) return { ...found, settledAt: found.settledAt?.toISOString() ?? null };
    throw new NotFound('not-found', `${repository.fullName} shows no PDF whose text is searched.`, {
      facts: { address: `${repository.fullName}/text` },
    });
  }
}

export const paperTextSchemas = {
  PaperText: object({
    state: oneOf('waiting', 'read', 'unreadable'),
    reason: nullable(
      oneOf('encrypted', 'no-pdf', 'too-costly', 'too-large', 'unreadable', 'gave-up'),
    ),
    pageCount: nullable(count),
    isCut: flag,
    settledAt: nullable(instant),
  }),
};
