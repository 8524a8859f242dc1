import { All, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type InboxEntry, InboxService } from '../../capabilities/notify/index.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { inboxAddressOf } from '../../domain/notify/vocabulary.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { RequestViewer } from '../../foundations/http/authentication.js';
import type { BodyRouteConfig } from '../../foundations/http/body-parsers.js';
import { readPayload, takenTypes } from './read-payload.js';

const entriesOfAPage = 100;
const linkedData = 'application/ld+json';
const ofTheInbox = { methods: 'GET, HEAD, OPTIONS, POST', takes: true } as const;
const ofAnEntry = { methods: 'GET, HEAD, OPTIONS', takes: false } as const;
/** People read their own notifications elsewhere. */
const pageOfPeople = '/notifications';

/** Linked Data Notifications: one inbox for the whole service (LDN §3; scholarly G). */
@Controller('inbox')
export class LinkedDataInboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly server: ServerConfig,
  ) {}

  @All()
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async answer(
    @RequestViewer() viewer: Viewer,
    @Query('cursor') cursor: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    switch (request.method) {
      case 'POST': {
        this.inbox.requireOpen();
        const id = await this.inbox.receive(await readPayload(request));
        await reply.code(201).header('location', this.addressOf(id)).send();
        return;
      }
      case 'GET':
      case 'HEAD':
        if ((request.headers.accept ?? '').includes('text/html')) {
          await reply.code(303).header('location', pageOfPeople).send();
          return;
        }
        await this.list(viewer, cursor, reply);
        return;
      default:
        await answerOtherwise(request, reply, ofTheInbox);
    }
  }

  @All(':id')
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async entry(
    @RequestViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      await answerOtherwise(request, reply, ofAnEntry);
      return;
    }
    const { document } = await this.inbox.require(viewer, id);
    await reply.headers({ 'content-type': linkedData }).send(document);
  }

  /** For stewards: what anybody sends is nobody else's to read (LDN §3.2). */
  private async list(viewer: Viewer, cursor: unknown, reply: FastifyReply): Promise<void> {
    const page = { before: readBefore(cursor), limit: entriesOfAPage + 1 };
    const found = await this.inbox.list(viewer, page);
    const shown = found.slice(0, entriesOfAPage);
    const last = found.length > entriesOfAPage ? shown.at(-1) : undefined;
    const inbox = inboxAddressOf(this.server.publicUrl);
    if (last !== undefined) {
      const next = `${inbox}?cursor=${encodeURIComponent(encodeCursor([last.id]))}`;
      void reply.header('link', `<${next}>; rel="next"`);
    }
    await reply.header('content-type', linkedData).send(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/ldp',
        '@id': inbox,
        contains: shown.map(({ id }: InboxEntry) => this.addressOf(id)),
      }),
    );
  }

  private addressOf(id: string): string {
    return `${inboxAddressOf(this.server.publicUrl)}/${id}`;
  }
}

async function answerOtherwise(
  { method }: FastifyRequest,
  reply: FastifyReply,
  { methods, takes }: typeof ofTheInbox | typeof ofAnEntry,
): Promise<void> {
  void reply.header('allow', methods);
  if (method === 'OPTIONS') {
    if (takes) void reply.header('accept-post', takenTypes.join(', '));
    await reply.code(204).send();
    return;
  }
  await reply.code(405).type('text/plain').send(`Ask by ${methods}.\n`);
}

/** The id that a cursor stands for, or null without one. Throws `InvalidInput`. */
function readBefore(cursor: unknown): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(typeof cursor === 'string' ? cursor : '', ['string']);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw InvalidInput.field(
    'cursor',
    'cursor',
    'This is not a cursor of this list; follow "next" of a page.',
    {},
  );
}
