import type { InEveryLanguage } from './language.js';

/** The words of lists, and of forms that ask twice. */
export interface ListWords {
  readonly pages: string;
  readonly start: string;
  readonly next: string;
  readonly cancel: string;
  readonly readOnlyTitle: string;
  readonly readOnly: string;
}

export const listWords: InEveryLanguage<ListWords> = {
  en: {
    pages: 'Pages of this list',
    start: 'Back to the start',
    next: 'Next page',
    cancel: 'Cancel',
    readOnlyTitle: 'This session only reads',
    readOnly:
      'You signed in with a token of scope “read”: you see what is yours and change nothing. Sign in with a token of scope “write” to change something.',
  },
  fr: {
    pages: 'Pages de cette liste',
    start: 'Revenir au début',
    next: 'Page suivante',
    cancel: 'Annuler',
    readOnlyTitle: 'Cette session ne fait que lire',
    readOnly:
      'Vous vous êtes connecté avec un jeton de portée « lecture » : vous voyez ce qui est à vous sans rien changer. Pour changer quelque chose, connectez-vous avec un jeton de portée « écriture ».',
  },
};
