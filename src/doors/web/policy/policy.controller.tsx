import { Controller, Get, UseInterceptors } from '@nestjs/common';
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
  constructor(private readonly policy: PolicyConfig) {}

  @Get()
  show(@CurrentVisit() { language }: Visit): Page {
    const { title, lead } = policyWords[language];
    return {
      ...{ title, description: lead, section: 'about' },
      main: <PolicyPage statements={this.policy.statements} language={language} />,
    };
  }
}
