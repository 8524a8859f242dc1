import { applyDecorators, Controller, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { restValidation } from './validation/validation.pipe.js';

/** Where the own API is. */
export const apiPrefix = 'api/v1';

/** A controller of the own API: whatever comes in is checked first. */
export function RestController(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(path === '' ? apiPrefix : `${apiPrefix}/${path}`),
    UsePipes(restValidation()),
    ApiTags(tag),
  );
}
