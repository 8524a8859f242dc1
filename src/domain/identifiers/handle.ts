import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** Name of a namespace, in the case its owner chose; unique and found regardless of case. */
export type Handle = Branded<'Handle'>;

const pattern = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;
const minLength = 2;
const maxLength = 39;

/**
 * First segments that routes use or keep free (oci §1, design §6). Words that the pattern above
 * refuses anyway, such as `.well-known` or `robots.txt`, need no entry.
 */
const reserved: ReadonlySet<string> = new Set(
  `about account accounts admin advisors api assets blobs datasets deposit docs events export feeds
   health healthz help id inbox jobs licence licences license licenses linkset log login logout me
   metrics models null oai oauth objects openapi opinions organisation organisations organization
   organizations papers problems records releases resolve reviews search sign-in sign-out sitemap spaces static stats
   steward store token tokens undefined uploads v1 v2 webhooks www xet`.split(/\s+/u),
);

/** Whether a text could name a namespace: no route's own word, and nothing else than a handle. */
export function isHandle(text: string): text is Handle {
  return hasForm(text) && !reserved.has(text.toLowerCase());
}

/** Reads a handle (design §1). Throws `InvalidInput`: `handle` for its form, `handle-reserved`. */
export function parseHandle(text: string, field = 'handle'): Handle {
  if (!hasForm(text)) {
    throw InvalidInput.field(
      field,
      'handle',
      `"${text.slice(0, 80)}" is not a handle; write ${minLength} to ${maxLength} letters and digits, with single hyphens between them.`,
      { value: text.slice(0, 80), min: minLength, max: maxLength },
    );
  }
  if (reserved.has(text.toLowerCase())) {
    throw InvalidInput.field(
      field,
      'handle-reserved',
      `"${text}" is a word that addresses of this service use; choose another handle.`,
      { value: text },
    );
  }
  return text as Handle;
}

function hasForm(text: string): boolean {
  return text.length >= minLength && text.length <= maxLength && pattern.test(text);
}
