import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { MarkedReleases } from '../../../../capabilities/releases/index.js';
import { requireSteward } from '../../../../domain/release/require-ability.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextField } from '../../forms/fields.js';
import { type FormState, freshForm, refusedForm, statusOfForm } from '../../forms/form-state.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import { listPage } from '../../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { StewardNavigation } from '../steward-navigation.js';
import { MarkedList } from './marked-list.js';
import { releaseNamed } from './release-named.js';
import { stewardReleaseAddress } from './steward-release-address.js';

/** Finds a release to act on, and lists those that were acted on. */
@Controller('steward/releases')
@UseInterceptors(SendPages)
export class StewardReleasesController {
  constructor(private readonly releases: MarkedReleases) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('withdrawn') withdrawn: unknown,
    @Query('noticed') noticed: unknown,
    @Query('address') address: unknown,
  ): Promise<Page | SeeOther> {
    requireSteward(visit.viewer);
    if (typeof address !== 'string') return this.page(visit, freshForm(), withdrawn, noticed);
    try {
      return seeOther(stewardReleaseAddress(releaseNamed(address)));
    } catch (error) {
      return this.page(
        visit,
        refusedForm({ address }, error, visit.language),
        undefined,
        undefined,
      );
    }
  }

  private async page(
    { viewer, language }: Visit,
    form: FormState,
    withdrawnCursor: unknown,
    noticedCursor: unknown,
  ): Promise<Page> {
    const [withdrawn, noticed] = await Promise.all([
      this.releases.withdrawn(viewer, listPage(withdrawnCursor)),
      this.releases.underNotice(viewer, listPage(noticedCursor)),
    ]);
    const words = stewardReleaseWords[language];
    return {
      title: words.title,
      description: words.withdrawHint,
      isIndexed: false,
      status: statusOfForm(form),
      main: (
        <>
          <h1>{words.title}</h1>
          <StewardNavigation language={language} current="/steward/releases" />
          <section class="narrow">
            <h2>{words.findTitle}</h2>
            <FaultSummary form={form} fields={['address']} language={language} />
            <form action="/steward/releases" class="form">
              <TextField
                form={form}
                name="address"
                label={words.address}
                hint={words.addressHint}
                maxLength={1_000}
                required
              />
              <button class="button">{words.find}</button>
            </form>
          </section>
          <section>
            <h2>{words.withdrawnTitle}</h2>
            <MarkedList
              page={withdrawn}
              none={words.noneWithdrawn}
              labels={words.categories}
              more={(cursor) => `/steward/releases?withdrawn=${cursor}`}
              language={language}
            />
          </section>
          <section>
            <h2>{words.noticedTitle}</h2>
            <MarkedList
              page={noticed}
              none={words.noneNoticed}
              labels={words.noticeKinds}
              more={(cursor) => `/steward/releases?noticed=${cursor}`}
              language={language}
            />
          </section>
        </>
      ),
    };
  }
}
