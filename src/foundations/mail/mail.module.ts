import { Module } from '@nestjs/common';
import { ContactConfig } from '../config/contact.config.js';
import { MailConfig } from '../config/mail.config.js';
import { Mailer } from './mailer.js';
import { NoMailer, SmtpMailer } from './smtp-mailer.js';

/** Provides `Mailer` as configured. */
@Module({
  providers: [
    {
      provide: Mailer,
      inject: [MailConfig, ContactConfig],
      useFactory: ({ smtpUrl }: MailConfig, { email }: ContactConfig): Mailer =>
        smtpUrl === null ? new NoMailer() : new SmtpMailer(smtpUrl, email),
    },
  ],
  exports: [Mailer],
})
export class MailModule {}
