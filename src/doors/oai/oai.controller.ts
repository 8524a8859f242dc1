import type { Readable } from 'node:stream';
import { All, Controller, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooLarge } from '../../domain/errors/sphere-error.js';
import type { BodyRouteConfig } from '../../foundations/http/body-parsers.js';
import { OaiAnswers } from './answer-requests.js';
import { readArguments } from './request/arguments.js';

/** Resumption tokens are the longest that is sent here, and have some hundred characters. */
const maxBodyBytes = 16_384;
const methods = 'GET, POST';

/** OAI-PMH 2.0: one address, asked by GET or POST, which answers 200 whatever it has to say (scholarly C). */
@Controller('oai')
export class OaiController {
  constructor(private readonly answers: OaiAnswers) {}

  /** Query and body are read here: to other readers a repeated name or a broken encoding is no error. */
  @All()
  @RouteConfig({ rawBody: true } satisfies BodyRouteConfig)
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = await textOf(request);
    if (text === null) {
      await reply
        .code(405)
        .header('allow', methods)
        .type('text/plain')
        .send(`Ask by ${methods}.\n`);
      return;
    }
    const answer = await this.answers.answer(readArguments(text));
    await reply
      .headers({ 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache' })
      .send(answer);
  }
}

/** The arguments as they were sent; null for a method by which there can be none. */
function textOf(request: FastifyRequest): string | Promise<string> | null {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return request.url.split('?').slice(1).join('?');
    case 'POST':
      return readForm(request);
    default:
      return null;
  }
}

/** A body of another type holds no arguments. */
async function readForm({ headers, body }: FastifyRequest): Promise<string> {
  const stream = body as Readable | undefined;
  if (stream === undefined) return '';
  try {
    if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return '';
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      sizeBytes += (chunk as Buffer).length;
      if (sizeBytes > maxBodyBytes) throw tooLong();
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    // A client reads no answer before it has sent everything; cut off, it would see none at all.
    stream.resume();
  }
}

function tooLong(): TooLarge {
  return new TooLarge(`A request of OAI-PMH has at most ${maxBodyBytes} bytes.`, {
    facts: { what: 'request', limitBytes: maxBodyBytes },
  });
}
