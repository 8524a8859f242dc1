import type { DoiState } from '../../domain/registration/doi-state.js';

/** A DOI, and what is known of it; public but for those of candidates. */
export interface DoiView {
  readonly doi: string;
  readonly repositoryId: string;
  /** Null for the concept. */
  readonly releaseId: string | null;
  readonly state: DoiState;
  /** What the registrar said where it refused. */
  readonly reason: string | null;
  /** When its registrar first took it: it leads somewhere since, whatever the state. */
  readonly registeredAt: Date | null;
  /** When it is sent next; null where there is nothing to send. */
  readonly dueAt: Date | null;
  readonly attempts: number;
  /** Why the last attempt brought nothing. */
  readonly lastError: string | null;
}

/** A DOI that is to be sent, held for one process until the lease ends. */
export interface LeasedDoi {
  readonly doi: string;
  readonly repositoryId: string;
  readonly releaseId: string | null;
  readonly state: DoiState;
  readonly lease: string;
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly changes: number;
}

/** How many DOIs there are of each state, and what waits. */
export interface DoiCounts {
  readonly states: Readonly<Record<DoiState, number>>;
  readonly waiting: number;
  /** Since when the one that waits longest does; null where none waits. */
  readonly waitingSince: Date | null;
}
