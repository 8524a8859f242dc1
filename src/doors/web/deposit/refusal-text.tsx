import type { Fault } from '../../../domain/errors/sphere-error.js';
import { faultIn } from '../../../domain/refusals/refusal-in.js';
import type { Language } from '../language/language.js';
import { shorten } from '../records/page/short-text.js';

/** What is wrong, in the reader's language. */
export function FaultText({
  fault,
  language,
}: {
  readonly fault: Fault;
  readonly language: Language;
}) {
  return <>{shorten(faultIn(language, fault).message, 800)}</>;
}
