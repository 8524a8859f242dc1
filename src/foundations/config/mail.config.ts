/** Whether mail is sent, and through what server. */
export class MailConfig {
  /** `SMTP_URL`: `smtp://user:password@host:587` or `smtps://…`; null where no mail is sent. */
  readonly smtpUrl: string | null = null;

  constructor(values: Partial<MailConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
