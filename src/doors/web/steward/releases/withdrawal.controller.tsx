import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { WithdrawRelease } from '../../../../capabilities/releases/index.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { formValues, refusedForm } from '../../forms/form-state.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { ReleaseDesk, type ReleaseParams } from './release-desk.js';
import { groundOf } from './release-forms.js';
import type { NamedRelease } from './release-named.js';
import { stewardReleasePage } from './release-view.js';
import { stewardReleaseAddress } from './steward-release-address.js';

/** Withdrawing a release and lifting that, each after a page that says what it does. */
@Controller('steward/releases/:kind/:namespace/:name/:version/withdrawal')
@UseInterceptors(SendPages)
export class StewardWithdrawalController {
  constructor(
    private readonly desk: ReleaseDesk,
    private readonly withdrawals: WithdrawRelease,
  ) {}

  /** Changes nothing: shows what was written once more, with what it would do. */
  @Post('question')
  async askBeforeWithdrawing(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
    @Body() body: unknown,
  ): Promise<Page> {
    const found = await this.desk.require(visit.viewer, params);
    const values = formValues(body);
    try {
      const ground = groundOf(values);
      this.withdrawals.consider(visit.viewer, found.release, ground);
      const words = stewardReleaseWords[visit.language];
      const address = stewardReleaseAddress(found.named);
      const { category, statement, replacement } = ground;
      return {
        title: words.confirmTitle,
        description: words.withdrawHint,
        isIndexed: false,
        address,
        main: (
          <ConfirmPage
            visit={visit}
            title={words.confirmTitle}
            action={`${address}/withdrawal`}
            submit={words.withdraw}
            back={address}
            hidden={{ category, statement, ...(replacement !== undefined && { replacement }) }}
          >
            <p class="any">{words.confirm(nameOf(found.named))}</p>
            <blockquote class="as-written">{statement}</blockquote>
            <ul>
              {words.consequences.map((consequence) => (
                <li>{consequence}</li>
              ))}
            </ul>
          </ConfirmPage>
        ),
      };
    } catch (error) {
      return stewardReleasePage(visit, found, {
        withdrawal: refusedForm(values, error, visit.language),
      });
    }
  }

  @Post()
  async withdraw(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const found = await this.desk.require(visit.viewer, params);
    const { repository, named } = found;
    const values = formValues(body);
    try {
      await this.withdrawals.withdraw(visit.viewer, repository, named.version, groundOf(values));
      return seeOther(`${stewardReleaseAddress(named)}?done=withdrawn`);
    } catch (error) {
      return stewardReleasePage(visit, found, {
        withdrawal: refusedForm(values, error, visit.language),
      });
    }
  }

  @Get('lift')
  async askBeforeLifting(
    @CurrentVisit() visit: Visit,
    @Param() params: ReleaseParams,
  ): Promise<Page> {
    const { named } = await this.desk.require(visit.viewer, params);
    const words = stewardReleaseWords[visit.language];
    const address = stewardReleaseAddress(named);
    return {
      title: words.liftTitle,
      description: words.liftHint,
      isIndexed: false,
      main: (
        <ConfirmPage
          visit={visit}
          title={words.liftTitle}
          action={`${address}/withdrawal/lift`}
          submit={words.lift}
          back={address}
        >
          <p class="any">{words.confirmLift(nameOf(named))}</p>
          <p>{words.liftHint}</p>
        </ConfirmPage>
      ),
    };
  }

  @Post('lift')
  async lift(@CurrentVisit() visit: Visit, @Param() params: ReleaseParams): Promise<SeeOther> {
    const { repository, named } = await this.desk.require(visit.viewer, params);
    await this.withdrawals.lift(visit.viewer, repository, named.version);
    return seeOther(`${stewardReleaseAddress(named)}?done=lifted`);
  }
}

/** `namespace/name v1.0` */
function nameOf({ namespace, name, version }: NamedRelease): string {
  return `${namespace}/${name} ${version}`;
}
