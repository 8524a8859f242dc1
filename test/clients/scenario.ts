/** What a scenario is run with. */
export interface Surroundings {
  /** Base of the service. */
  readonly url: string;
  readonly handle: string;
  readonly token: string;
  /** A folder of the scenario's own, empty. */
  readonly folder: string;
  /** Command of a Python that has `huggingface_hub`. */
  readonly python: string;
  /** Command of the `hf` that came with it. */
  readonly hf: string;
  /** For clients that read it: where the service is, whose token, and no cache but the scenario's. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One thing that a real client does; rejects where it does not work. */
export interface Scenario {
  readonly name: string;
  run(surroundings: Surroundings): Promise<void>;
}
