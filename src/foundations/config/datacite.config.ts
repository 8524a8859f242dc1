/** An account at DataCite, or at its test system. */
export interface DataCiteAccount {
  /** `DATACITE_URL`: base of the REST API, without a trailing slash. */
  readonly url: string;
  /** `DATACITE_REPOSITORY_ID` */
  readonly repositoryId: string;
  /** `DATACITE_PASSWORD` */
  readonly password: string;
  /** `DATACITE_PREFIX`: such as `10.5072` */
  readonly prefix: string;
}

/** Whether DOIs are minted, and with what account. */
export class DataCiteConfig {
  /** Null where no DOIs are minted. */
  readonly account: DataCiteAccount | null = null;
  /** `DATACITE_SCHEMA` (scholarly A.1): 4.6, or 4.7 with its newer identifier types. */
  readonly schema: '4.6' | '4.7' = '4.6';

  constructor(values: Partial<DataCiteConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
