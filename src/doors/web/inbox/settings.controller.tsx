import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  FeedLinksService,
  MailAddressesService,
  MailQueue,
} from '../../../capabilities/notifications/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { canAdvise } from '../../../domain/release/policies.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import {
  besideField,
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../forms/form-state.js';
import { inboxWords, type SettingsDeed, settingsDeeds } from '../language/inbox-words.js';
import { isLanguage } from '../language/language.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { addressWith } from '../pages/paging.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { SettingsPage } from './settings-page.js';

const address = '/account/notifications';

/** Where an account is told of things besides its inbox: by mail, by a feed. */
@Controller('account/notifications')
@UseInterceptors(SendPages)
export class NotificationSettingsController {
  constructor(
    private readonly addresses: MailAddressesService,
    private readonly mail: MailQueue,
    private readonly feeds: FeedLinksService,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  show(@CurrentVisit() visit: Visit, @Query('done') done: unknown): Promise<Page> {
    const deed = settingsDeeds.find((known) => known === done) ?? null;
    return this.page(visit, { done: deed });
  }

  @Post('mail')
  async set(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    const values = formValues(body);
    const { language } = values;
    return this.attempt(visit, 'mail', values, 'set', async () => {
      if (!isLanguage(language)) {
        throw InvalidInput.field('language', 'not-allowed', 'Messages are in French or English.');
      }
      await this.addresses.set(visit.viewer, values['address']?.trim() ?? '', language);
    });
  }

  @Post('mail/confirmation')
  async confirm(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    const { code = '' } = formValues(body);
    return this.attempt(visit, 'confirmation', {}, 'confirmed', async () => {
      await this.addresses.confirm(visit.viewer, code);
    });
  }

  @Post('mail/removal')
  async remove(@CurrentVisit() visit: Visit): Promise<SeeOther> {
    await this.addresses.remove(visit.viewer);
    return done('removed');
  }

  /** The link is shown on the page that answers, and never again. */
  @Post('feed')
  async renewFeed(@CurrentVisit() visit: Visit): Promise<Page> {
    const { secret } = await this.feeds.renew(visit.viewer);
    const feedUrl = `${this.server.publicUrl}/feeds/reviews/${secret}.atom`;
    return this.page(visit, { feedUrl });
  }

  @Post('feed/revocation')
  async revokeFeed(@CurrentVisit() visit: Visit): Promise<SeeOther> {
    await this.feeds.revoke(visit.viewer);
    return done('revoked');
  }

  /** Does it and leads on, or shows the form again with why not. */
  private async attempt(
    visit: Visit,
    form: 'mail' | 'confirmation',
    values: Readonly<Record<string, string>>,
    deed: SettingsDeed,
    change: () => Promise<void>,
  ): Promise<Page | SeeOther> {
    const beside = form === 'mail' ? 'address' : 'code';
    try {
      await change();
      return done(deed);
    } catch (error) {
      return this.page(visit, {
        [form]: besideField(refusedForm(values, error, visit.language), beside),
      });
    }
  }

  private async page(
    visit: Visit,
    shown: {
      readonly mail?: FormState;
      readonly confirmation?: FormState;
      readonly feedUrl?: string;
      readonly done?: SettingsDeed | null;
    },
  ): Promise<Page> {
    const standing = await this.addresses.find(visit.viewer);
    const feedMadeAt = canAdvise(visit.viewer) ? await this.feeds.madeAt(visit.viewer) : null;
    const values = {
      address: standing?.address ?? '',
      language: standing?.language ?? visit.language,
    };
    const { mail = freshForm(values), confirmation = freshForm() } = shown;
    const words = inboxWords[visit.language];
    return {
      title: words.settingsTitle,
      description: words.settingsLead,
      status: statusOfForm(mail.refusal === null ? confirmation : mail),
      isIndexed: false,
      section: 'inbox',
      scripts: ['copy.js'],
      main: (
        <SettingsPage
          {...{ standing, mail, confirmation, feedMadeAt, visit }}
          isMailOffered={this.mail.isOffered}
          hasFeeds={canAdvise(visit.viewer)}
          feedUrl={shown.feedUrl ?? null}
          done={shown.done ?? null}
        />
      ),
    };
  }
}

function done(deed: SettingsDeed): SeeOther {
  return seeOther(addressWith(address, { done: deed }));
}
