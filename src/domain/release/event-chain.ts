import type { Sha256 } from '../identifiers/sha256.js';
import { canonicalJson, sha256OfText } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';

/** One line of the audit log (design §3). */
export interface AuditEvent {
  /** 1, 2, 3 … without gap. */
  readonly seq: number;
  readonly at: Date;
  /** Handle, null for the service itself; never an e-mail address. */
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: JsonValue;
}

/** An event as it is stored. */
export interface ChainedEvent extends AuditEvent {
  /** Null for the first. */
  readonly previousHash: Sha256 | null;
  readonly hash: Sha256;
}

/** Hash of an event: SHA-256 over the canonical JSON of all its fields and the hash before it. */
export function eventHash(previousHash: Sha256 | null, event: AuditEvent): Sha256 {
  return sha256OfText(
    canonicalJson({
      previousHash,
      seq: event.seq,
      at: event.at.toISOString(),
      actor: event.actor,
      action: event.action,
      subject: event.subject,
      detail: event.detail,
    }),
  );
}

/**
 * The first event that does not follow from those before it: changed, moved, or after a gap. Null
 * where the chain holds.
 * @param after the event before the first of these; null where they begin the log
 */
export function findBrokenLink(
  events: readonly ChainedEvent[],
  after: Pick<ChainedEvent, 'seq' | 'hash'> | null = null,
): ChainedEvent | null {
  let previous = after;
  for (const event of events) {
    const follows =
      event.previousHash === (previous?.hash ?? null) &&
      event.seq === (previous?.seq ?? 0) + 1 &&
      event.hash === eventHash(event.previousHash, event);
    if (!follows) return event;
    previous = event;
  }
  return null;
}
