/** A service that reviews can be asked of. */
interface ReviewServiceSetting {
  /** Its address, which it names itself by. */
  readonly id: string;
  /** Where it receives notifications. */
  readonly inbox: string;
}

/** With whom notifications about reviews are exchanged (COAR Notify; scholarly G). */
export class NotifyConfig {
  /** `NOTIFY_SENDERS`: addresses of services that may write, or of all at an origin. */
  readonly senders: readonly string[] = [];
  /** `NOTIFY_REVIEW_SERVICES` */
  readonly reviewServices: readonly ReviewServiceSetting[] = [];

  constructor(values: Partial<Pick<NotifyConfig, 'senders' | 'reviewServices'>> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }

  /** Those that may write: of whom a review is asked may answer. */
  get knownSenders(): readonly string[] {
    return [...this.senders, ...this.reviewServices.map(({ id }) => id)];
  }

  /** Whether anybody may write. */
  get isOpen(): boolean {
    return this.knownSenders.length > 0;
  }
}
