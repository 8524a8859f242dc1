import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidInput, SphereError, TooLarge } from '../../../domain/errors/sphere-error.js';
import { parseXetHash } from '../../../domain/xet/xet-hash.js';
import { maximumXorbBytes } from '../../../domain/xet/xet-limits.js';
import type { BodyRouteConfig } from '../../../foundations/http/body-parsers.js';
import {
  type AssemblyPlan,
  type AssemblyProgress,
  XorbsService,
} from '../../../capabilities/artifacts/index.js';
import { lateAnswer, progressAnswer, shardTaken } from './shard-answers.js';
import { endsSoon } from './while-it-lasts.js';
import { xetBase } from './xet-address.js';
import { type AdmittedWriter, XetAdmission } from './xet-admission.js';

/**
 * Takes in files as Xet clients send them: xorbs of chunks, then shards that say which chunks make a
 * file (hf-hub B5). There are no reads and no deduplication between accounts here: 404 for the rest.
 */
@Controller(xetBase)
export class XetController {
  private readonly logger = new Logger('xet');

  constructor(
    private readonly admission: XetAdmission,
    private readonly xorbs: XorbsService,
  ) {}

  @Post('v1/xorbs/default/:hash')
  @HttpCode(200)
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async takeXorb(
    @Req() request: FastifyRequest,
    @Param('hash') hash: string,
    @Body() body: Readable | undefined,
  ): Promise<{ readonly was_inserted: boolean }> {
    return readingAll(body, async (source) => {
      const { viewer } = await this.admission.admit(request);
      const sizeBytes = declaredBytes(request);
      if (sizeBytes !== null && sizeBytes > maximumXorbBytes) {
        throw new TooLarge(`A xorb of ${sizeBytes} bytes is larger than ${maximumXorbBytes}.`, {
          facts: { what: 'protocol' },
        });
      }
      const parsed = parseXetHash(hash);
      const { wasInserted } = await this.xorbs.take(viewer, parsed, source, sizeBytes);
      return { was_inserted: wasInserted };
    });
  }

  @Post('v1/shards')
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async takeShard(
    @Req() request: FastifyRequest,
    @Body() body: Readable | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer, repository, plans } = await readingAll(body, async (source) => {
      const writer = await this.admission.admit(request);
      return { ...writer, plans: await this.xorbs.plan(writer.viewer, writer.repository, source) };
    });
    const work = this.xorbs.assemble(viewer, repository, plans);
    const isDone = await endsSoon(work);
    void reply.code(200).type('application/json; charset=utf-8');
    await reply.send(isDone ? shardTaken : lateAnswer(work, this.report(request)));
  }

  @Post('v2/shards')
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async takeShardInSteps(
    @Req() request: FastifyRequest,
    @Body() body: Readable | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let progress: AssemblyProgress = { files: 0, done: 0 };
    const { viewer, repository, plans } = await readingAll(body, async (source) => {
      const writer = await this.admission.admit(request);
      return { ...writer, plans: await this.planOrRefusal(writer, source) };
    });
    const assemble = async () => {
      if (plans instanceof SphereError) throw plans;
      await this.xorbs.assemble(viewer, repository, plans, (state) => {
        progress = state;
      });
    };
    const answer = progressAnswer(assemble(), () => progress, this.report(request));
    void reply.code(200).type('application/x-ndjson');
    await reply.send(answer);
  }

  private async planOrRefusal(
    { viewer, repository }: AdmittedWriter,
    source: AsyncIterable<Uint8Array>,
  ): Promise<readonly AssemblyPlan[] | SphereError> {
    try {
      return await this.xorbs.plan(viewer, repository, source);
    } catch (error) {
      if (error instanceof SphereError) return error;
      throw error;
    }
  }

  /** For what fails when the answer has begun, and no filter hears of it. */
  private report(request: FastifyRequest): (error: unknown) => void {
    return (error) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`${request.id} POST /${xetBase}: ${reason}`);
    };
  }
}

/** Hands the body on, and reads what is left of it. */
async function readingAll<Result>(
  body: Readable | undefined,
  work: (source: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  if (body === undefined) {
    throw InvalidInput.field('body', 'body', 'Send the bytes as the body.', { wanted: 'bytes' });
  }
  try {
    return await work(body.iterator({ destroyOnReturn: false }));
  } finally {
    // A client reads no answer before it has sent everything; cut off, it would see none at all.
    body.resume();
  }
}

function declaredBytes({ headers }: FastifyRequest): number | null {
  const declared = headers['content-length'];
  return declared === undefined ? null : Number(declared);
}
