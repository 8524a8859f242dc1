import { Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CreditConfirmations } from '../../../../capabilities/releases/index.js';
import { RepositoriesService } from '../../../../capabilities/repositories/index.js';
import { creditedPeople } from '../../../../domain/card/credited-people.js';
import { wordsOfDeed } from '../../forms/deed.js';
import { creditWords } from '../../language/credit-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { LocatedReleases } from '../located-releases.js';
import { NamedRecord, recordPaths } from '../named-record.js';
import { shorten } from '../page/short-text.js';
import { creditAddress, type RecordName } from '../record-address.js';
import { RecordPages } from '../record-pages.js';
import { CreditPage } from './credit-page.js';

const peopleOfAPage = 100;

/** The people of a release: what they did, and what they say of it themselves. */
@Controller(recordPaths.map((path) => `${path}/releases/:version/credit`))
@UseInterceptors(SendPages)
export class CreditController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly located: LocatedReleases,
    private readonly pages: RecordPages,
    private readonly credits: CreditConfirmations,
  ) {}

  @Get()
  async show(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Query('from') asked: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    if (release.state === 'withdrawn') return this.pages.tombstone(visit, repository, release);
    const words = creditWords[visit.language];
    const people = creditedPeople(release.metadata, release.authenticatedOrcids);
    const orcids = await this.credits.ownOrcids(visit.viewer, release);
    const from = readFrom(asked);
    const end = from + peopleOfAPage;
    const title = `${words.title}: ${shorten(release.metadata.title, 250)}`;
    return {
      title,
      description: title,
      isIndexed: false,
      main: (
        <CreditPage
          source={{
            record: repository,
            release,
            people: people.slice(from, end),
            own: people.filter(({ orcid }) => orcid !== null && orcids.includes(orcid)),
            from,
            next: end < people.length ? end : null,
            done: wordsOfDeed(words.done, done),
          }}
          visit={visit}
        />
      ),
    };
  }

  @Post()
  async confirm(
    @CurrentVisit() { viewer }: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string,
  ): Promise<SeeOther> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.credits.confirm(viewer, repository, version);
    return seeOther(`${creditAddress(repository, version)}?done=confirmed`);
  }

  @Post('withdraw')
  async withdraw(
    @CurrentVisit() { viewer }: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string,
  ): Promise<SeeOther> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.credits.withdraw(viewer, repository, version);
    return seeOther(`${creditAddress(repository, version)}?done=withdrawn`);
  }
}

/** How many people to leave out; none for anything that is no number. */
function readFrom(asked: unknown): number {
  return typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
}
