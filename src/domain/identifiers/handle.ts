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
  `about account accounts admin advisor advisors api assets blobs compare contact datasets deposit
   developers docs events explore export favicon feed feeds health healthz help home id inbox
   invitations jobs languages legal licence licences license licenses linkset log login logout
   manifest me metrics models new notifications null oai oauth objects oidc openapi opinions
   organisation organisations organization organizations papers people privacy problems records
   register releases resolve review reviews robots search security session sessions settings
   sign-in sign-out sign-up signin signout signup sitemap sitemaps spaces static stats status
   steward store tags tasks terms token tokens undefined uploads v1 v2 webhooks www xet`.split(
    /\s+/u,
  ),
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
