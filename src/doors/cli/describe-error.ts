import { SphereError } from '../../domain/errors/sphere-error.js';
import { ConfigurationError } from '../../foundations/config/configuration-error.js';

/** What went wrong in one line, with what to do where that is known; never a stack trace. */
export function describeError(error: unknown): string {
  if (error instanceof SphereError) return sentenceOf(error);
  if (error instanceof ConfigurationError) return error.message;
  const { code } = error as { code?: unknown };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `The database does not answer (${messageOf(error)}): check DATABASE_URL and that it runs.`;
  }
  if (code === '28P01' || code === '28000' || code === '3D000') {
    return `The database refuses the connection (${messageOf(error)}): check DATABASE_URL.`;
  }
  return messageOf(error);
}

function sentenceOf({ message, faults, remedy }: SphereError): string {
  const others = faults
    .map((fault) => fault.message)
    .filter((text) => !message.includes(text.replace(/\.$/, '')));
  return [message, ...others, ...(remedy === undefined ? [] : [remedy])].join(' ');
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(messageOf).join('; ');
  }
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
