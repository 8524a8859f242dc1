/** How OAI-PMH harvesters see this instance. */
export class HarvestingConfig {
  /** `OAI_REPOSITORY_ID`: the host in `oai:<host>:<pid>`; never changed once harvested. */
  readonly repositoryId: string = 'localhost';
  /** `OAI_PAGE_SIZE`: items per answer. */
  readonly pageSize: number = 100;

  constructor(values: Partial<HarvestingConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
