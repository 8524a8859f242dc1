import { Controller, Get, Param, Redirect } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { pageOf } from '../addresses.js';
import { Answers } from '../openapi/answers.js';

@ApiTags('Identifiers')
@Controller('id')
export class PidsController {
  constructor(
    private readonly releases: ReleasesService,
    private readonly server: ServerConfig,
  ) {}

  @Get(':pid')
  @Answers({
    summary: 'The landing page that a persistent identifier names, for ever',
    status: 302,
    access: 'anyone',
    refusals: [404],
  })
  @Redirect()
  async resolve(@Param('pid') pid: string) {
    const target = await this.releases.findPid(pid);
    return { url: pageOf(this.server.publicUrl, target, target.version), statusCode: 302 };
  }
}
