import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReviewKeys } from '../../../capabilities/review/index.js';
import { Answers } from '../openapi/answers.js';

@ApiTags('Reviews')
@Controller('.well-known')
export class KeysController {
  constructor(private readonly keys: ReviewKeys) {}

  @Get('jwks.json')
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Cache-Control', 'public, max-age=300')
  @Answers({
    summary: 'The keys that verify signed opinions, those that sign no more as well (RFC 7517)',
    body: 'KeySet',
    access: 'anyone',
  })
  list() {
    return this.keys.publicKeys();
  }
}
