import { createTransport } from 'nodemailer';
import { Mailer, type Message } from './mailer.js';

/** A server that says nothing for so long says nothing more. */
const timeoutMs = 10_000;

/** Sends over SMTP (RFC 5321); a connection for each message, since there are few. */
export class SmtpMailer extends Mailer {
  readonly isOffered = true;
  private readonly transport: ReturnType<typeof createTransport>;
  private readonly host: string;

  /**
   * @param url `smtp://` or `smtps://`, with what signs in
   * @param from address that messages come from
   */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.host = from.split('@').at(-1) ?? 'localhost';
    this.transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, to, subject, text, language }: Message): Promise<void> {
    await this.transport.sendMail({
      from: { name: 'Sphere', address: this.from },
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${this.host}>`,
      // RFC 3834: no vacation notice answers it.
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    });
  }
}

/** Where no mail server is configured. */
export class NoMailer extends Mailer {
  readonly isOffered = false;

  send(): Promise<void> {
    return Promise.reject(new Error('No mail server is configured.'));
  }
}
