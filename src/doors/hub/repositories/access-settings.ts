import { Refused } from '../../../domain/errors/sphere-error.js';
import { findAccessFaults } from '../../../domain/licensing/release/access-rules.js';
import type { HubBody } from '../wire/hub-body.js';

/** A gate depends on no day. */
const anyDay = '0000-00-00';

/** Throws `Refused` (`licence-not-open`, `ACC_GATED`) where a client asks for a gate (hf-hub B1). */
export function requireNoGate(fields: HubBody): void {
  const faults = findAccessFaults({ gated: fields.value('gated') }, anyDay);
  const [first] = faults;
  if (first !== undefined) throw new Refused('licence-not-open', first.message, { faults });
}

/** Whether a client asks to hide the repository. */
export function asksToHide(fields: HubBody): boolean {
  return (
    fields.flag('private') || ['private', 'protected'].includes(String(fields.value('visibility')))
  );
}

/**
 * The `X-HF-Warning` for a client that sets a visibility: there is none to set, drafts are seen by
 * their authors and releases by everybody. Null where it sets none.
 */
export function visibilityWarning(fields: HubBody): string | null {
  if (asksToHide(fields)) {
    return 'visibility; Drafts are seen by their authors only. A release makes the repository public for ever.';
  }
  return fields.value('visibility') === 'public'
    ? 'visibility; This is a draft that only its authors see until a release (create a tag) makes it public.'
    : null;
}
