import { Controller, Header, HttpCode, Options } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { apiPrefix } from './rest-controller.js';

/** Answers what browsers ask before a read that carries a token. Writes of other origins stay refused. */
@ApiExcludeController()
@Controller(apiPrefix)
export class PreflightController {
  @Options('*')
  @HttpCode(204)
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Access-Control-Allow-Methods', 'GET, HEAD')
  @Header('Access-Control-Allow-Headers', 'Accept, Authorization, If-None-Match')
  @Header('Access-Control-Max-Age', '86400')
  permit(): void {
    // The headers are the answer.
  }
}
