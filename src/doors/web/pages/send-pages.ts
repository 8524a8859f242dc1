import type { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { MovedTo, Page, SeeOther, WrittenAnswer } from './page.js';
import { PageWriter } from './page-writer.js';
import { visitOf } from './visit.js';

type Answer = Page | SeeOther | MovedTo | WrittenAnswer;

/** Sends the `Page` that a method of a controller answers, or leads on to another. */
@Injectable()
export class SendPages implements NestInterceptor<Answer, string | Buffer | Readable> {
  constructor(private readonly writer: PageWriter) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler<Answer>,
  ): Observable<string | Buffer | Readable> {
    const http = context.switchToHttp();
    const visit = visitOf(http.getRequest<FastifyRequest>());
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        if ('movedTo' in answer) {
          void reply.code(301).headers({ location: answer.movedTo });
          return '';
        }
        if ('seeOther' in answer) {
          setCookies(reply, answer.cookies ?? []);
          void reply.code(303).headers({ location: answer.seeOther, 'cache-control': 'no-store' });
          return '';
        }
        if ('body' in answer) {
          void reply.code(answer.status).headers(answer.headers);
          return answer.body;
        }
        setCookies(reply, await this.writer.cookiesOf(answer, visit));
        const { status, headers, html } = this.writer.write(answer, visit);
        void reply.code(status).headers(headers);
        return html;
      }),
    );
  }
}

function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
}
