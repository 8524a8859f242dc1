import type { Ground } from '../../../../capabilities/releases/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { takeText } from '../../forms/read-text.js';
import { type Notice, noticeKinds } from '../../../../domain/release/states.js';

const limits = { statement: 20_000, reason: 2_000, replacement: 2_000, replacedBy: 80 } as const;

/** The ground of a withdrawal as a form gives it; whether it is one is the domain's to say. */
export function groundOf(values: Readonly<Record<string, string>>): Ground {
  const { category = '' } = values;
  const statement = takeText(values, 'statement', limits.statement);
  const replacement = takeText(values, 'replacement', limits.replacement);
  return { category, statement, ...(replacement !== '' && { replacement }) };
}

/** A notice as a form gives it. Throws `InvalidInput`. */
export function noticeOf(values: Readonly<Record<string, string>>): Notice {
  const kind = noticeKinds.find((known) => known === values['kind']);
  if (kind === undefined) {
    const message = `Write one of: ${noticeKinds.join(', ')}.`;
    const value = (values['kind'] ?? '').slice(0, 80);
    throw InvalidInput.field('kind', 'unknown-value', message, { value, words: noticeKinds });
  }
  const reason = takeText(values, 'reason', limits.reason);
  if (reason === '') {
    throw InvalidInput.field('reason', 'missing', 'A notice needs a reason.', {});
  }
  const replacedBy = takeText(values, 'replacedBy', limits.replacedBy);
  return { kind, reason, ...(replacedBy !== '' && { replacedBy }) };
}
