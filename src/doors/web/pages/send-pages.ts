import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Page } from './page.js';
import { PageWriter } from './page-writer.js';
import { visitOf } from './visit.js';

/** Sends the `Page` that a method of a controller answers. */
@Injectable()
export class SendPages implements NestInterceptor<Page, string | Buffer> {
  constructor(private readonly writer: PageWriter) {}

  intercept(context: ExecutionContext, next: CallHandler<Page>): Observable<string | Buffer> {
    const http = context.switchToHttp();
    const visit = visitOf(http.getRequest<FastifyRequest>());
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((page) => {
        const { status, headers, html } = this.writer.write(page, visit);
        void reply.code(status).headers(headers);
        return html;
      }),
    );
  }
}
