import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { UptimeService } from '../../../capabilities/uptime/index.js';
import { PolicyConfig } from '../../../foundations/config/policy.config.js';
import { policyWords } from '../language/policy-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { PolicyPage } from './policy-page.js';

/** What repositories are asked for certification (scholarly F). */
@Controller('about/policy')
@UseInterceptors(SendPages)
export class PolicyController {
  constructor(
    private readonly policy: PolicyConfig,
    private readonly uptime: UptimeService,
  ) {}

  @Get()
  async show(@CurrentVisit() { language }: Visit): Promise<Page> {
    const { title, lead } = policyWords[language];
    const { statements } = this.policy;
    const uptime = await this.uptime.read();
    return {
      ...{ title, description: lead, section: 'about' },
      main: <PolicyPage statements={statements} uptime={uptime} language={language} />,
    };
  }
}
