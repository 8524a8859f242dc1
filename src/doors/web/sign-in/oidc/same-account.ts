import { Unauthenticated } from '../../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import { foreignForm } from '../../../../foundations/http/own-form.js';
import type { Visit } from '../../pages/visit.js';

/** Throws where whoever set out to link an identity has signed out, or in as somebody else, since. */
export function requireSameAccount({ viewer }: Visit, accountId: string): void {
  if (requireAccount(viewer).accountId !== accountId) throw foreignForm();
}

/** What came too late, twice, or to another browser than the one that set out. */
export function lostWay(): Unauthenticated {
  return new Unauthenticated(
    'identity-not-proved',
    'This sign-in was not begun in this browser, was used already, or took more than ten minutes.',
    { remedy: 'Begin again.', facts: { why: 'way' } },
  );
}
