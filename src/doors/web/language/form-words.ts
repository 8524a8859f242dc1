import type { InEveryLanguage } from './language.js';

/** What forms say of themselves. */
export interface FormWords {
  readonly refused: string;
}

export const formWords: InEveryLanguage<FormWords> = {
  en: { refused: 'This was not accepted' },
  fr: { refused: 'Cela n’a pas été accepté' },
};
