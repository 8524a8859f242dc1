import { Get, Query } from '@nestjs/common';
import { EventLog, type EventView } from '../../../capabilities/audit/index.js';
import {
  eventTypeAddress,
  preservationTypeOf,
} from '../../../domain/preservation/preservation-event.js';
import { canSteward } from '../../../domain/release/policies.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import {
  address,
  count,
  flag,
  instant,
  nullable,
  object,
  openObject,
  page,
  sha256,
  text,
} from '../openapi/schema.js';
import { RestController } from '../rest-controller.js';
import { EventsQuery } from './discovery.dto.js';

@RestController('events', 'Events')
export class EventsController {
  constructor(private readonly events: EventLog) {}

  @Get()
  @Answers({
    summary: 'The public log of what was done, hash-chained, oldest first',
    description:
      'With "subject", what was done to one record or release. "eventType" is from the vocabulary of PREMIS. The events of a release, with what befell its files, are at "/{kind}/{namespace}/{name}/releases/{version}/events".',
    body: 'Events',
    access: 'optional',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Query() { limit, after, cursor, subject }: EventsQuery,
  ) {
    const { items, next } = await this.events.list({
      after: cursor === undefined ? (after ?? 0) : decodeCursor(cursor, ['number'])[0],
      limit,
      ...(subject !== undefined && { subject }),
      viewerIsSteward: canSteward(viewer),
    });
    return {
      items: items.map(presentEvent),
      next: next === null ? null : encodeCursor([next]),
    };
  }
}

function presentEvent({ seq, at, actor, action, subject, detail, ...rest }: EventView) {
  const { isPublic, previousHash, hash } = rest;
  const type = preservationTypeOf(action);
  return {
    seq,
    at: at.toISOString(),
    actor,
    action,
    subject,
    detail,
    eventType: type === null ? null : eventTypeAddress(type),
    isPublic,
    previousHash,
    hash,
  };
}

/** The shapes above, for the OpenAPI document. */
export const eventSchemas = {
  Events: page(
    object({
      seq: count,
      at: instant,
      actor: nullable(text),
      action: text,
      subject: text,
      detail: openObject(),
      eventType: nullable(address),
      isPublic: flag,
      previousHash: nullable(sha256),
      hash: sha256,
    }),
  ),
};
