/** The languages of the service; the first is that of readers who ask for none of them. */
export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];

/** The same words in every language: a missing one does not compile. */
export type InEveryLanguage<Words> = Readonly<Record<Language, Words>>;

/** Whether a text names one of the languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}
