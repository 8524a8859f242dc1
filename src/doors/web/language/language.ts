export {
  type InEveryLanguage,
  isLanguage,
  type Language,
  languages,
} from '../../../domain/language/language.js';
export { preferredLanguage } from '../../../domain/language/preferred-language.js';
