/** One message to one person, in plain text. */
export interface Message {
  /** Stable however often it is sent, so that a mailbox shows it once. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** Hands messages to a mail server. */
export abstract class Mailer {
  /** False where no server is configured: nothing is queued then. */
  abstract readonly isOffered: boolean;

  /** Throws where the server does not take the message. */
  abstract send(message: Message): Promise<void>;
}
