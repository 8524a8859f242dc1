import type { AuditEvent } from '../release/event-chain.js';
import type { JsonValue } from '../release/canonical-json.js';

/** Event types of the vocabulary that PREMIS names (http://id.loc.gov/vocabulary/preservation/eventType). */
export const preservationEventTypes = {
  ing: 'ingestion',
  mes: 'message digest calculation',
  fix: 'fixity check',
  rec: 'recovery',
  rep: 'replication',
  mem: 'metadata modification',
  dea: 'deaccession',
  acc: 'accession',
} as const;
export type PreservationEventType = keyof typeof preservationEventTypes;

/** What was done to a release that bears on its keeping (PREMIS 3 §2, Event). */
export interface PreservationEvent {
  /** Unique within the release. */
  readonly id: string;
  readonly type: PreservationEventType;
  readonly at: Date;
  readonly isSuccess: boolean;
  /** Handle; null where the service did it by itself. */
  readonly actor: string | null;
  /** What the audit log calls it; of what stands in no log, how it was summed up. */
  readonly action: string;
  readonly subject: string;
  readonly detail: JsonValue;
  /** Number in the audit log; null for what is summed up from elsewhere. */
  readonly seq: number | null;
}

/**
 * What each action of the log is to an archive. A withdrawal takes a release out of what is offered and
 * deletes no byte, so it is a deaccession, and its end an accession. Nothing here is ever deleted, nor
 * migrated to another format.
 */
const typesOfActions: ReadonlyMap<string, PreservationEventType> = new Map([
  ['release.published', 'ing'],
  ['release.amended', 'mem'],
  ['release.noticed', 'mem'],
  ['release.notice_lifted', 'mem'],
  ['licence.widened', 'mem'],
  ['repository.moved', 'mem'],
  ['release.withdrawn', 'dea'],
  ['release.reinstated', 'acc'],
  ['blob.damaged', 'fix'],
  ['blob.restored', 'rec'],
]);

/** The type of an action of the audit log; null where it does not bear on keeping. */
export function preservationTypeOf(action: string): PreservationEventType | null {
  return typesOfActions.get(action) ?? null;
}

/** Address of an event type in its vocabulary. */
export function eventTypeAddress(type: PreservationEventType): string {
  return `http://id.loc.gov/vocabulary/preservation/eventType/${type}`;
}

/** An event of the audit log as an archive tells it; null where it does not bear on keeping. */
export function toPreservationEvent(event: AuditEvent): PreservationEvent | null {
  const type = preservationTypeOf(event.action);
  if (type === null) return null;
  const { seq, at, actor, action, subject, detail } = event;
  const isSuccess = action !== 'blob.damaged';
  return { id: String(seq), type, at, isSuccess, actor, action, subject, detail, seq };
}
