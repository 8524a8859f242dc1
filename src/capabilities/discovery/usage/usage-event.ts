/** Who did it. The key stays in memory, and only until the next flush. */
interface Visit {
  readonly repositoryId: string;
  /** Label of the release. */
  readonly version: string;
  readonly userAgent: string;
  /**
   * The first there is of: account id, session cookie, address and agent together. Only an HMAC of it
   * under the day's salt is ever written.
   */
  readonly userKey: string;
}

/** A landing page that was shown: answered with 200 or 304, or metadata read over an API. */
export type ViewEvent = Visit;

/** A file of a release that was sent. */
export interface DownloadEvent extends Visit {
  readonly path: string;
  /** Bytes sent; for a redirect, the size of the file or of the range that was asked for. */
  readonly bytes: number;
  /**
   * `full` (the default): the whole file. `range`: a part of it; all parts in a session make one download.
   * `redirect`: the bytes come from the store; once in a session, its volume marked as estimated.
   */
  readonly delivery?: Exclude<Delivery, 'view'> | undefined;
}

export type Delivery = 'view' | 'full' | 'range' | 'redirect';

/** Any event, as it is gathered. */
export interface VisitEvent extends Visit {
  /** Null for a view. */
  readonly path: string | null;
  readonly delivery: Delivery;
  readonly bytes: number;
}
