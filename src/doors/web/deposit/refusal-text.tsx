import type { Fault } from '../../../domain/errors/sphere-error.js';
import type { Language } from '../language/language.js';
import { shorten } from '../records/page/short-text.js';

/** What is wrong, in the service's own words, which are English until refusals have catalogues. */
export function FaultText({
  fault,
}: {
  readonly fault: Pick<Fault, 'message'>;
  readonly language: Language;
}) {
  return <span lang="en">{shorten(fault.message, 800)}</span>;
}
