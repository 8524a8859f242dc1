import { applyDecorators, Controller, UseInterceptors, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicReads } from './public-reads.js';
import { restValidation } from './validation/validation.pipe.js';

/** Where the own API is. */
export const apiPrefix = 'api/v1';

/** A controller of the own API: checked input, and reads that any page may make. */
export function RestController(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(path === '' ? apiPrefix : `${apiPrefix}/${path}`),
    UsePipes(restValidation()),
    UseInterceptors(PublicReads),
    ApiTags(tag),
  );
}
