import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { apiHelpWords } from '../language/api-help-words.js';
import { type HelpWords, helpWords } from '../language/help-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { HelpPage } from './help-page.js';
import { helpSamples } from './help-samples.js';

/** How to do what one came for. */
@Controller('help')
@UseInterceptors(SendPages)
export class HelpController {
  private readonly samples: ReturnType<typeof helpSamples>;

  constructor(server: ServerConfig) {
    this.samples = helpSamples(server.publicUrl);
  }

  @Get()
  help(@CurrentVisit() { language }: Visit): Page {
    return this.page(helpWords[language]);
  }

  @Get('api')
  api(@CurrentVisit() { language }: Visit): Page {
    return this.page(apiHelpWords[language]);
  }

  private page(words: HelpWords): Page {
    return {
      title: words.title,
      description: words.lead,
      main: <HelpPage words={words} samples={this.samples} />,
    };
  }
}
