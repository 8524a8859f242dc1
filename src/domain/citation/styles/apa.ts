import { type CitedWork, placeOf } from '../cited-work.js';
import type { CitationLocale } from './citation-form.js';
import { sentence, styleWords, withInitials } from './style-words.js';

/** So many authors are all named; of more, the first nineteen and the last are (APA 7, §9.8). */
const mostNamed = 20;

/** `Smith, A., & Doe, J. (2026). Title (Version v1.0) [Model]. Sphere. https://…` (APA 7, §10). */
export function writeApa(work: CitedWork, locale: CitationLocale): string {
  const words = styleWords[locale];
  const [year] = work.issued;
  const title = `${work.title} (${words.version} ${work.version}) [${words.types[work.type]}]`;
  return [
    `${sentence(authorsOf(work, locale))} (${year ?? words.noDate}).`,
    `${title}.`,
    `${work.publisher}.`,
    placeOf(work),
  ].join(' ');
}

function authorsOf({ authors }: CitedWork, locale: CitationLocale): string {
  const [last = '', ...before] = authors.map(withInitials).reverse();
  const first = before.reverse();
  if (first.length === 0) return last;
  if (authors.length > mostNamed) return `${first.slice(0, 19).join(', ')}, . . . ${last}`;
  return locale === 'fr-FR' ? `${first.join(', ')} et ${last}` : `${first.join(', ')}, & ${last}`;
}
