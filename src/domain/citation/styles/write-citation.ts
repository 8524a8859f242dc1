import type { CitedWork } from '../cited-work.js';
import { writeApa } from './apa.js';
import { writeChicago } from './chicago.js';
import type { CitationForm, CitationLocale, CitationStyle } from './citation-form.js';
import { writeVancouver } from './vancouver.js';

const writers = {
  apa: writeApa,
  'chicago-author-date': writeChicago,
  vancouver: writeVancouver,
} as const satisfies Record<CitationStyle, (work: CitedWork, locale: CitationLocale) => string>;

/** The citation in words, on one line. */
export function writeCitation(work: CitedWork, { style, locale }: CitationForm): string {
  return writers[style](work, locale);
}
