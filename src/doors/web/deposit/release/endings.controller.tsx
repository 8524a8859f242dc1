import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import {
  AbandonCandidate,
  PublishRelease,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import { RepositoriesService } from '../../../../capabilities/repositories/index.js';
import { canOwn } from '../../../../domain/release/policies.js';
import { type FormState, formValues, freshForm, statusOfForm } from '../../forms/form-state.js';
import { depositReleaseWords } from '../../language/deposit-release-words.js';
import { depositWords } from '../../language/deposit-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { recordAddress, type RecordName } from '../../records/record-address.js';
import { Surroundings } from '../../records/source/surroundings.js';
import { candidateAddress, deletionAddress, depositAddress } from '../deposit-address.js';
import { depositPath, NamedDeposit } from '../named-deposit.js';
import { refusedDeposit, refusedHere } from '../refused-deposit.js';
import { DraftWorkReader } from '../workbench/draft-reader.js';
import { AskFirst } from './ask-first.js';
import { PublishedPage } from './published-page.js';
import { PublishPage } from './publish-page.js';

const shownFiles = 100;

/** How a candidate ends, in public or given up, and how a draft does. */
@Controller(depositPath)
@UseInterceptors(SendPages)
export class DepositEndingsController {
  constructor(
    private readonly drafts: DraftWorkReader,
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly publication: PublishRelease,
    private readonly candidates: AbandonCandidate,
    private readonly surroundings: Surroundings,
  ) {}

  @Get('publish/:version')
  askToPublish(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Param('version') version: string,
  ): Promise<Page | SeeOther> {
    return this.publishPage(visit, record, version, freshForm());
  }

  @Post('publish/:version')
  async publish(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Param('version') version: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const repository = await this.drafts.require(visit.viewer, record);
    if (values['understood'] !== 'yes') {
      const { understoodMissing } = depositReleaseWords[visit.language];
      const form = refusedHere(values, 400, understoodMissing, 'understood');
      return this.publishPage(visit, record, version, form);
    }
    try {
      const waiver = values['waiver']?.trim().slice(0, 2_000) ?? '';
      await this.publication.publish(
        visit.viewer,
        repository,
        version,
        ...(waiver === '' ? [] : [waiver]),
      );
      return seeOther(candidateAddress(repository, 'published', version));
    } catch (error) {
      return this.publishPage(
        visit,
        record,
        version,
        refusedDeposit(values, error, visit.language),
      );
    }
  }

  @Get('published/:version')
  async published(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Param('version') version: string,
  ): Promise<Page | SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    const release = await this.releases.require(visit.viewer, repository, version);
    if (release.state !== 'published') return whereItStands(record, release);
    const words = depositReleaseWords[visit.language];
    const { publicUrl } = this.surroundings;
    const { language } = visit;
    return {
      title: words.publishedTitle(release.version),
      description: words.publishedLead[repository.kind],
      isIndexed: false,
      scripts: ['copy.js'],
      main: <PublishedPage {...{ repository, release, publicUrl, language }} />,
    };
  }

  @Get('abandon/:version')
  async askToAbandon(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Param('version') version: string,
  ): Promise<Page | SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    const release = await this.releases.require(visit.viewer, repository, version);
    if (release.state !== 'candidate') return whereItStands(record, release);
    const words = depositReleaseWords[visit.language];
    const title = words.abandonTitle(release.version);
    return asking(
      title,
      <AskFirst
        {...{ visit, title }}
        explained={words.abandonExplained}
        action={candidateAddress(repository, 'abandon', release.version)}
        confirm={words.abandonConfirm}
        keep={words.keep}
        back={candidateAddress(repository, 'publish', release.version)}
      />,
    );
  }

  @Post('abandon/:version')
  async abandon(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Param('version') version: string,
  ): Promise<SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    await this.candidates.abandon(visit.viewer, repository, version);
    return seeOther(depositAddress(repository, 'release'));
  }

  @Get('delete')
  async askToDelete(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
  ): Promise<Page> {
    const repository = await this.drafts.require(visit.viewer, record);
    const words = depositWords[visit.language];
    const title = words.deleteTitle(repository.fullName);
    return asking(
      title,
      <AskFirst
        {...{ visit, title }}
        explained={repository.isReleased ? words.notDeletable : words.deleteExplained}
        action={repository.isReleased ? null : deletionAddress(repository)}
        confirm={words.deleteConfirm}
        keep={words.keepDraft}
        back={depositAddress(repository)}
      />,
    );
  }

  @Post('delete')
  async delete(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
  ): Promise<SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    await this.repositories.remove(visit.viewer, repository);
    return seeOther('/deposit');
  }

  private async publishPage(
    visit: Visit,
    record: RecordName,
    version: string,
    form: FormState,
  ): Promise<Page | SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    const release = await this.releases.require(visit.viewer, repository, version);
    if (release.state !== 'candidate') return whereItStands(record, release);
    const words = depositReleaseWords[visit.language];
    return {
      title: words.publishTitle(release.version),
      description: words.publishLead,
      isIndexed: false,
      status: statusOfForm(form),
      scripts: ['copy.js'],
      main: (
        <PublishPage
          {...{ visit, repository, release, form }}
          files={await this.releases.files(release, { after: '', limit: shownFiles })}
          isOwner={canOwn(visit.viewer, repository)}
          needsWaiver={this.publication.needsWaiver(release)}
          publicUrl={this.surroundings.publicUrl}
        />
      ),
    };
  }
}

/** The page of a release that is no candidate any more. */
function whereItStands(record: RecordName, { version, state }: ReleaseView): SeeOther {
  if (state === 'candidate') return seeOther(candidateAddress(record, 'publish', version));
  return seeOther(
    state === 'published'
      ? candidateAddress(record, 'published', version)
      : recordAddress(record, version),
  );
}

function asking(title: string, main: Page['main']): Page {
  return { title, description: title, isIndexed: false, main };
}
