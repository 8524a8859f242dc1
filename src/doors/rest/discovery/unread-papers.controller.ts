import { Body, Get, Post, Query } from '@nestjs/common';
import { PaperQueue, type UnreadPaper } from '../../../capabilities/papers/index.js';
import { requireSteward } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import {
  count,
  instant,
  nullable,
  object,
  oneOf,
  page,
  ref,
  sha256,
  text,
} from '../openapi/schema.js';
import { RestController } from '../rest-controller.js';
import { ChoiceField, TextField } from '../validation/fields.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';

/** Query of `GET /unread-papers` */
export class UnreadPapersQuery extends PageQuery {
  @ChoiceField(['unreadable', 'waiting'], { isOptional: true, description: 'Which; unreadable.' })
  readonly state: UnreadPaper['state'] = 'unreadable';
}

/** `POST /unread-papers/retry` */
export class RetryDto {
  @TextField({ max: 200, min: 1, isOptional: true, description: 'namespace/name; all.' })
  readonly paper?: string;
}

/** Papers that search knows by their metadata alone; stewards see why. */
@RestController('unread-papers', 'Search')
export class UnreadPapersController {
  constructor(private readonly queue: PaperQueue) {}

  @Get()
  @Answers({
    summary: 'Papers whose PDF gave no text, or waits to be read',
    body: 'UnreadPapers',
    access: 'token',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Query() { state, limit, cursor }: UnreadPapersQuery,
  ) {
    requireSteward(viewer);
    const found = await this.queue.list({ state, after: idAfter(cursor), limit: limit + 1 });
    return toPage(found, limit, ({ repositoryId }) => [repositoryId], presentPaper);
  }

  @Post('retry')
  @Answers({
    summary: 'Have them read again: one paper, or all',
    status: 201,
    body: object({ due: count }),
    access: 'token',
    refusals: [404, 413, 415],
  })
  async retry(@RequestViewer() viewer: Viewer, @Body() { paper }: RetryDto) {
    return { due: await this.queue.retryAs(viewer, paper ?? null) };
  }
}

function presentPaper({ namespace, name, version, ...paper }: UnreadPaper) {
  const { state, reason, sha256: pdf, attempts, dueAt, settledAt } = paper;
  return {
    ...{ namespace, name, version, state, reason, sha256: pdf, attempts },
    dueAt: dueAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

export const unreadPaperSchemas = {
  UnreadPaper: object({
    namespace: text,
    name: text,
    version: text,
    state: oneOf('unreadable', 'waiting'),
    reason: nullable(
      oneOf('encrypted', 'no-pdf', 'too-costly', 'too-large', 'unreadable', 'gave-up'),
    ),
    sha256,
    attempts: count,
    dueAt: nullable(instant),
    settledAt: nullable(instant),
  }),
  UnreadPapers: page(ref('UnreadPaper')),
};
