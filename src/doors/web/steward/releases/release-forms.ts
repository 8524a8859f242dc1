import type { Ground } from '../../../../capabilities/releases/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { type Notice, noticeKinds } from '../../../../domain/release/states.js';

const limits = { statement: 20_000, reason: 2_000, replacement: 2_000, replacedBy: 80 } as const;

/** The ground of a withdrawal as a form gives it; whether it is one is the domain's to say. */
export function groundOf(values: Readonly<Record<string, string>>): Ground {
  const { category = '' } = values;
  const statement = cleanText(values, 'statement');
  const replacement = cleanText(values, 'replacement');
  return { category, statement, ...(replacement !== '' && { replacement }) };
}

/** A notice as a form gives it. Throws `InvalidInput`. */
export function noticeOf(values: Readonly<Record<string, string>>): Notice {
  const kind = noticeKinds.find((known) => known === values['kind']);
  if (kind === undefined) {
    const message = `Write one of: ${noticeKinds.join(', ')}.`;
    throw InvalidInput.field('kind', 'unknown-value', message);
  }
  const reason = cleanText(values, 'reason');
  if (reason === '') throw InvalidInput.field('reason', 'required', 'A notice needs a reason.');
  const replacedBy = cleanText(values, 'replacedBy');
  return { kind, reason, ...(replacedBy !== '' && { replacedBy }) };
}

function cleanText(values: Readonly<Record<string, string>>, field: keyof typeof limits): string {
  const text = (values[field] ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
  if (text.length <= limits[field]) return text;
  const message = `It has ${text.length} characters; ${limits[field]} are possible.`;
  throw InvalidInput.field(field, 'length', message);
}
