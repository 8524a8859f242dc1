import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

/** Lets pages of any origin read what is public (licence-policy R45); no answer depends on a cookie. */
@Injectable()
export class PublicReads implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { method } = http.getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') {
      void http
        .getResponse<FastifyReply>()
        .header('access-control-allow-origin', '*')
        .header('access-control-expose-headers', 'ETag, Link, Location, X-Request-Id')
        // What a read shows depends on who asks: drafts are for their members.
        .header('vary', 'Authorization');
    }
    return next.handle();
  }
}
