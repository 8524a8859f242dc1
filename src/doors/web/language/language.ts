import type { Language } from '../../../domain/language/language.js';

export {
  type InEveryLanguage,
  isLanguage,
  type Language,
  languages,
} from '../../../domain/language/language.js';
export { preferredLanguage } from '../../../domain/language/preferred-language.js';

/** Whether a BCP 47 tag is of a language, or of a variety of it. */
export function isIn(language: Language, tag: string | undefined): boolean {
  return tag?.toLowerCase().split('-', 1)[0] === language;
}
