import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { FixityStandings } from '../../../capabilities/fixity/index.js';
import { RegistrationsService } from '../../../capabilities/registration/index.js';
import { requireSteward } from '../../../domain/release/require-ability.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { fixityWords } from '../language/fixity-words.js';
import { stewardPaperWords } from '../language/steward-paper-words.js';
import { stewardWords } from '../language/steward-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { FixityStandingLine } from './damage/fixity-standing.js';
import { DoiStandingLine } from './doi-standing.js';
import { StewardNavigation } from './steward-navigation.js';

/** What stewards may do, and where. */
@Controller('steward')
@UseInterceptors(SendPages)
export class StewardController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly fixity: FixityStandings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async overview(@CurrentVisit() { viewer, language }: Visit): Promise<Page> {
    requireSteward(viewer);
    const [standing, fixity] = await Promise.all([
      this.registrations.standing(),
      this.fixity.read(),
    ]);
    const words = stewardWords[language];
    const papers = stewardPaperWords[language];
    const places = [
      ['/steward/accounts', words.accounts, words.accountsHint],
      ['/steward/organisations', words.organisations, words.organisationsHint],
      ['/steward/releases', words.releases, words.releasesHint],
      ['/steward/bytes', words.bytes, words.bytesHint],
      ['/steward/damage', fixityWords[language].title, fixityWords[language].hint],
      ['/steward/papers', papers.title, papers.hint],
      ['/steward/events', words.events, words.eventsHint],
    ] as const;
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      main: (
        <>
          <h1>{words.title}</h1>
          <StewardNavigation language={language} current="/steward" />
          <p class="lead">{words.lead}</p>
          <DoiStandingLine standing={standing} language={language} />
          <FixityStandingLine
            standing={fixity}
            now={this.clock.now()}
            language={language}
            isLinked
          />
          <dl class="promises">
            {places.map(([href, name, hint]) => (
              <div>
                <dt>
                  <a href={href}>{name}</a>
                </dt>
                <dd>{hint}</dd>
              </div>
            ))}
          </dl>
        </>
      ),
    };
  }
}
