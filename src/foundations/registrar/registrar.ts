import type { RegistrarState, RegistrationEvent } from '../../domain/registration/doi-state.js';

/** What is to be known of a DOI. */
export interface Registration {
  readonly doi: string;
  readonly event: RegistrationEvent;
  /** Metadata by the attribute names of DataCite's REST API, the `url` that the DOI leads to included. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What became of it. Reasons are single lines. */
export type RegistrationOutcome =
  | { readonly verdict: 'taken'; readonly state: RegistrarState }
  | { readonly verdict: 'later'; readonly reason: string; readonly retryAfterMs: number }
  | { readonly verdict: 'locked-out' | 'refused'; readonly reason: string };

/** Hands DOIs to whoever registers them. */
export abstract class Registrar {
  /** False where no account is configured: there are no DOIs then. */
  abstract readonly isOffered: boolean;

  /** Registers a DOI or changes what is known of it; harmless to repeat. Never throws for an answer. */
  abstract register(registration: Registration): Promise<RegistrationOutcome>;
}
