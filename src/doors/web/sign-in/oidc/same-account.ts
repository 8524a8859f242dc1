import { Forbidden, Unauthenticated } from '../../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import { identityWords } from '../../language/identity-words.js';
import type { Visit } from '../../pages/visit.js';

/** Throws where whoever set out to link an identity has signed out, or in as somebody else, since. */
export function requireSameAccount({ viewer, language }: Visit, accountId: string): void {
  if (requireAccount(viewer).accountId === accountId) return;
  throw new Forbidden('foreign-form', identityWords[language].outOfDate);
}

/** What came too late, twice, or to another browser than the one that set out. */
export function outOfDate({ language }: Visit): Unauthenticated {
  return new Unauthenticated('identity-not-proved', identityWords[language].outOfDate);
}
