import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PreservationEvents } from '../../../capabilities/fixity/index.js';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { writePremis } from '../../../domain/preservation/premis.js';
import {
  eventTypeAddress,
  type PreservationEvent,
  preservationEventTypes,
} from '../../../domain/preservation/preservation-event.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { pidAddressOf, releaseApiOf } from '../../../domain/scholarly/record-addresses.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { chooseType } from '../choose-type.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import {
  address,
  anything,
  count,
  instant,
  nullable,
  object,
  oneOf,
  page,
  text,
} from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { PageQuery } from '../validation/page.js';

const types = {
  json: 'application/json',
  premis: 'application/ld+json',
  ndjson: 'application/x-ndjson',
} as const;

/** What befell a release and its files, in the words of archives. */
@RestController(':kind/:namespace/:name/releases/:version', 'Releases')
export class ReleaseEventsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly events: PreservationEvents,
    private readonly server: ServerConfig,
  ) {}

  @Get('events')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'What bears on the keeping of a release and its files, oldest first (PREMIS)',
    description:
      'Ingestion, calculation of digests, fixity checks, damage and recovery, replication, changes of metadata, withdrawal. All looks at the files are summed up at the end; each stands in "fixity". By `Accept`, the same as JSON-LD in the PREMIS 3 ontology, or as lines of JSON; `Link` names the next page.',
    body: 'PreservationEvents',
    otherTypes: Object.values(types),
    access: 'optional',
    refusals: [406],
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() at: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = chooseType(request.headers.accept, types);
    const repository = await this.repositories.require(viewer, at.kind, at.namespace, at.name);
    const release = await this.releases.require(viewer, repository, version);
    const found = await this.events.list(repository, release, { after: readCursor(cursor), limit });
    const next = found.next === null ? null : encodeCursor([found.next]);
    const { publicUrl } = this.server;
    void reply.header('vary', 'Accept').header('content-type', `${types[form]}; charset=utf-8`);
    if (next !== null)
      void reply.header('link', nextLink(publicUrl, request.url, { cursor: next }));
    switch (form) {
      case 'json':
        return reply.send({ items: found.items.map(presentEvent), next });
      case 'ndjson':
        return reply.send(
          found.items.map((event) => `${JSON.stringify(presentEvent(event))}\n`).join(''),
        );
      case 'premis': {
        const places = {
          publicUrl,
          events: `${releaseApiOf(publicUrl, repository, release.version)}/events`,
          release: pidAddressOf(publicUrl, release.pid),
        };
        return reply.send(JSON.stringify(writePremis(places, found.items)));
      }
    }
  }
}

function presentEvent({ at, type, isSuccess, ...event }: PreservationEvent) {
  return {
    ...event,
    at: at.toISOString(),
    eventType: eventTypeAddress(type),
    label: preservationEventTypes[type],
    outcome: isSuccess ? 'success' : 'failure',
  };
}

/** Numbers of events grow beyond those of rows. */
function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [number] = decodeCursor(cursor, ['number']);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.', {});
}

/** The shapes above, for the OpenAPI document. */
export const preservationEventSchemas = {
  PreservationEvents: page(
    object({
      id: text,
      seq: nullable(count),
      at: instant,
      eventType: address,
      label: oneOf(...Object.values(preservationEventTypes)),
      outcome: oneOf('success', 'failure'),
      actor: nullable(text),
      action: text,
      subject: text,
      detail: anything,
    }),
  ),
};
