/** Where repositories are imported from. */
export class ImportsConfig {
  /** `HF_ENDPOINT`: the Hub that is asked where a command names none; read when it is needed. */
  readonly hubEndpoint: string = 'https://huggingface.co';

  constructor(values: Partial<ImportsConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
