/** A program or library of others: one row of the matrix. */
export interface Client<Tools = unknown> {
  readonly name: string;
  /** Installs what the machine lacks. Asked once, when the first of its scenarios is due. */
  prepare(): Promise<Prepared<Tools> | NotRun>;
}

export interface Prepared<Tools> {
  /** What really runs, e.g. `2.4.0, hf-xet 1.8.0`. */
  readonly version: string;
  /** Commands and folders that its scenarios need. */
  readonly tools: Tools;
  /** What its row sets besides the service and the token. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The client cannot be had on this machine. */
export interface NotRun {
  readonly notRun: string;
}

/** Columns of the matrix, from left to right. */
export const operations = [
  'create',
  'upload',
  'tag (release)',
  'download',
  'range & resume',
  'list & search',
  'harvest',
  'read facts',
  'run a model',
  'branch & delete',
  'people & papers',
  'import',
  'refusals',
] as const;

export type Operation = (typeof operations)[number];

/** What a scenario is run with. */
export interface Surroundings {
  /** Base of the service. */
  readonly url: string;
  readonly handle: string;
  readonly token: string;
  /** `<handle>/<name>`, not yet there, and no other scenario's. */
  readonly repository: string;
  /** A folder of the scenario's own, empty. */
  readonly folder: string;
  /** What users set: where the service is, whose token, what the row is about; own caches. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same for somebody without an account. */
  readonly strangersEnvironment: Readonly<Record<string, string>>;
}

/** One thing that a real client does; rejects where it does not work. */
export interface Scenario<Tools = unknown> {
  readonly client: Client<Tools>;
  readonly operation: Operation;
  /** What the client does, after its name: `uploads a folder`. */
  readonly name: string;
  /** Three minutes where it says nothing. */
  readonly timeoutMs?: number;
  run(surroundings: Surroundings, tools: Tools): Promise<void>;
}
