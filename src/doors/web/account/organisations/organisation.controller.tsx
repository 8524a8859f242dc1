import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { OrganisationsService, ProfilesService } from '../../../../capabilities/identity/index.js';
import { canManageMembers } from '../../../../domain/release/policies.js';
import {
  requireAccount,
  requireMemberManagement,
} from '../../../../domain/release/require-ability.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { wordsOfDeed } from '../../forms/deed.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../../forms/form-state.js';
import { organisationWords } from '../../language/organisation-words.js';
import { listPage } from '../../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../../pages/visit.js';
import { profileChanges, profileState } from '../profile-form.js';
import { OrganisationPage } from './organisation-page.js';
import { reviewFields, reviewValues } from './review-form.js';

/** The forms of the page that were sent, each as it was refused. */
interface Sent {
  readonly member?: FormState;
  readonly review?: FormState;
  readonly profile?: FormState;
}

/** One organisation, as its members see it and its owners change it. */
@Controller('account/organisations/:handle')
@UseInterceptors(SendPages)
export class OwnOrganisationController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly profiles: ProfilesService,
  ) {}

  @Get()
  show(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Query('cursor') cursor: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const deed = wordsOfDeed(organisationWords[visit.language].done, done);
    return this.page(visit, handle, {}, cursor, deed);
  }

  @Post('members')
  async setMember(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const { account = '', role = '' } = values;
    try {
      await this.organisations.setMember(visit.viewer, handle, account.trim(), role);
      return seeOther(`${addressOf(handle)}?done=member`);
    } catch (error) {
      return this.page(visit, handle, { member: refusedForm(values, error, visit.language) });
    }
  }

  @Get('members/:account/remove')
  async askBeforeRemoving(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Param('account') account: string,
  ): Promise<Page> {
    const organisation = await this.organisations.require(handle);
    requireMemberManagement(visit.viewer, { namespaceId: organisation.id });
    const words = organisationWords[visit.language];
    const member = account.slice(0, 39);
    return {
      title: words.confirmTitle,
      description: words.confirmHint,
      isIndexed: false,
      main: (
        <ConfirmPage
          visit={visit}
          title={words.confirmTitle}
          action={`${addressOf(handle)}/members/${encodeURIComponent(member)}/remove`}
          submit={words.remove}
          back={addressOf(handle)}
        >
          <p class="any">{words.confirm(member, organisation.displayName)}</p>
          <p>{words.confirmHint}</p>
        </ConfirmPage>
      ),
    };
  }

  @Post('members/:account/remove')
  async removeMember(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Param('account') account: string,
  ): Promise<Page | SeeOther> {
    try {
      await this.organisations.removeMember(visit.viewer, handle, account);
      return seeOther(`${addressOf(handle)}?done=member-removed`);
    } catch (error) {
      return this.page(visit, handle, { member: refusedForm({ account }, error, visit.language) });
    }
  }

  @Post('review')
  async setReview(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const days = values[reviewFields.windowDays]?.trim() ?? '';
    try {
      await this.organisations.setReview(visit.viewer, handle, {
        mode: values[reviewFields.mode] ?? '',
        ...(days !== '' && { windowDays: Number(days) }),
      });
      return seeOther(`${addressOf(handle)}?done=review`);
    } catch (error) {
      return this.page(visit, handle, { review: refusedForm(values, error, visit.language) });
    }
  }

  @Post('profile')
  async describe(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    try {
      const changes = profileChanges(await this.profiles.read(handle), values);
      await this.profiles.update(visit.viewer, handle, changes, 'organisation');
      return seeOther(`${addressOf(handle)}?done=described`);
    } catch (error) {
      return this.page(visit, handle, { profile: refusedForm(values, error, visit.language) });
    }
  }

  private async page(
    visit: Visit,
    handle: string,
    sent: Sent,
    cursor?: unknown,
    done?: string,
  ): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const organisation = await this.organisations.require(handle);
    const profile = await this.profiles.read(handle);
    const members = await this.organisations.members(handle, listPage(cursor));
    const refused = sent.member ?? sent.review ?? sent.profile;
    const here = visitAt(visit, addressOf(organisation.handle));
    return {
      title: organisation.displayName,
      description: organisationWords[visit.language].lead,
      isIndexed: false,
      address: here.address,
      status: refused === undefined ? 200 : statusOfForm(refused),
      main: (
        <OrganisationPage
          organisation={profile}
          members={members}
          forms={{
            member: sent.member ?? freshForm({ role: 'writer' }),
            review: sent.review ?? freshForm(reviewValues(organisation.review)),
            profile: sent.profile ?? profileState(profile),
          }}
          mayManage={canManageMembers(viewer, { namespaceId: organisation.id })}
          viewer={viewer}
          visit={here}
          done={done}
        />
      ),
    };
  }
}

function addressOf(handle: string): string {
  return `/account/organisations/${encodeURIComponent(handle)}`;
}
