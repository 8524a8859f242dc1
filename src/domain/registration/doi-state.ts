/**
 * What is known of a DOI (scholarly A.3): promised to a candidate, waiting for its registrar, known there,
 * findable by everybody, or refused there.
 */
export type DoiState = 'reserved' | 'pending' | 'registered' | 'findable' | 'failed';

/** What is public of a DOI beside its name. */
export interface DoiStanding {
  readonly doi: string;
  readonly state: DoiState;
  /** What its registrar said where it refused. */
  readonly reason: string | null;
  /** Its registrar has taken it once: it leads here since, whatever the state. */
  readonly isRegistered: boolean;
}

export const doiStates: readonly DoiState[] = [
  'reserved',
  'pending',
  'registered',
  'findable',
  'failed',
];

/** What a registrar says of a DOI after an event; a draft leads nowhere yet. */
export type RegistrarState = 'draft' | 'registered' | 'findable';

/** The transitions that DataCite knows. */
export type RegistrationEvent = 'publish' | 'register' | 'hide';

/** Withdrawn works keep their DOI, which leads to the tombstone, and are found no more (scholarly A.8). */
export function wantedState(isWithdrawn: boolean): 'registered' | 'findable' {
  return isWithdrawn ? 'registered' : 'findable';
}

/**
 * The event that brings a DOI from what it is to what it should be.
 * @param known what it was when it was last heard of
 */
export function eventTowards(
  wanted: 'registered' | 'findable',
  known: DoiState | RegistrarState,
): RegistrationEvent {
  if (wanted === 'findable') return 'publish';
  return known === 'findable' ? 'hide' : 'register';
}
