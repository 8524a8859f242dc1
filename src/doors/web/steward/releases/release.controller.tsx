import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { AnnotateRelease } from '../../../../capabilities/releases/index.js';
import { wordsOfDeed } from '../../forms/deed.js';
import { formValues, refusedForm } from '../../forms/form-state.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { ReleaseDesk, type ReleaseParams } from './release-desk.js';
import { noticeOf } from './release-forms.js';
import { stewardReleasePage } from './release-view.js';
import { stewardReleaseAddress } from './steward-release-address.js';

/** One release, for stewards, and the notice on it. */
@Controller('steward/releases/:kind/:namespace/:name/:version')
@UseInterceptors(SendPages)
export class StewardReleaseController {
  constructor(
    private readonly desk: ReleaseDesk,
    private readonly annotations: AnnotateRelease,
  ) {}

  @Get()
  async show(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const found = await this.desk.require(visit.viewer, params);
    const deed = wordsOfDeed(stewardReleaseWords[visit.language].done, done);
    return stewardReleasePage(visit, found, {}, deed);
  }

  @Post('notice')
  async putNotice(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const found = await this.desk.require(visit.viewer, params);
    const { repository, named } = found;
    const values = formValues(body);
    try {
      const notice = noticeOf(values);
      await this.annotations.setNotice(visit.viewer, repository, named.version, notice);
      return seeOther(`${stewardReleaseAddress(named)}?done=noticed`);
    } catch (error) {
      return stewardReleasePage(visit, found, {
        notice: refusedForm(values, error, visit.language),
      });
    }
  }

  @Post('notice/lift')
  async liftNotice(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
  ): Promise<SeeOther> {
    const { repository, named } = await this.desk.require(visit.viewer, params);
    await this.annotations.liftNotice(visit.viewer, repository, named.version);
    return seeOther(`${stewardReleaseAddress(named)}?done=notice-lifted`);
  }
}
