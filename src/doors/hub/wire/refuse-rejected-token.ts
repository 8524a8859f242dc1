import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { viewerOf } from '../../../foundations/http/authentication.js';

/**
 * Refuses a bad token on every address of this door, public ones too: a Hub client must learn that
 * its token is wrong and not that a repository is missing (hf-hub §0; licence-policy R45 allows it).
 */
@Injectable()
export class RefuseRejectedToken implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const viewer = viewerOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (viewer.kind === 'anonymous' && viewer.rejectedToken !== undefined) {
      throw viewer.rejectedToken;
    }
    return true;
  }
}
