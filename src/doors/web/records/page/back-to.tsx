import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';

/** The way back from a page behind a record's. */
export function BackTo({ href, language }: { readonly href: string; readonly language: Language }) {
  return (
    <p class="small">
      <a href={href}>{recordDetailWords[language].backToRecord}</a>
    </p>
  );
}
