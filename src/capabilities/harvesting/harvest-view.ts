/** A release in a list of harvesters. */
export interface HarvestItem {
  readonly releaseId: string;
  readonly pid: string;
  /** To the second. */
  readonly datestamp: Date;
  /** Without `openaire`, which all are in. */
  readonly sets: readonly string[];
  readonly isDeleted: boolean;
}

/** Where a list stands that does not fit on one page. */
export interface Resumption {
  /** How many items came before this page. */
  readonly cursor: number;
  /** Null on the last page. */
  readonly next: { readonly token: string; readonly expiresAt: Date } | null;
  /** Of the whole list; null where it was not counted. */
  readonly total: number | null;
}

/** What is asked for of a list. */
export interface HarvestQuery {
  /** Carried by the tokens: another verb or format does not go on with this list. */
  readonly verb: string;
  readonly metadataPrefix: string;
  /** Inclusive, to the second. */
  readonly from: Date | null;
  readonly until: Date | null;
  readonly set: string | null;
}

export interface HarvestPage {
  readonly metadataPrefix: string;
  /** When the answer is given, by the clock that datestamps are of. */
  readonly respondedAt: Date;
  readonly items: readonly HarvestItem[];
  /** Null where the list fits on one page. */
  readonly resumption: Resumption | null;
}
