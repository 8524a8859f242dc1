import type { InEveryLanguage, Language } from './language.js';

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Made once: to make one takes a hundred times as long as to use it, and a page has hundreds of numbers. */
function forEach<Format>(make: (locale: string) => Format): InEveryLanguage<Format> {
  return { en: make(locales.en), fr: make(locales.fr) };
}

const days = forEach(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
const moments = forEach(
  (locale) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
);
const integers = forEach((locale) => new Intl.NumberFormat(locale));
const tenths = forEach((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const shortNumbers = forEach(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }),
);
const shares = forEach(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 }),
);
const languageNames = forEach((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

/** `24 November 2026`, `24 novembre 2026`; in UTC, as everything here is. */
export function inWords(at: Date, language: Language): string {
  return days[language].format(at);
}

/** `24 November 2026 at 12:00 UTC`, `24 novembre 2026 à 12:00 UTC`: where the hour matters. */
export function momentInWords(at: Date, language: Language): string {
  return `${moments[language].format(at)}\u00a0UTC`;
}

/** `12,345`, `12 345`. */
export function inDigits(number: number, language: Language): string {
  return integers[language].format(number);
}

/** `99.98%`, `99,98 %`: of a share between 0 and 1; never more than it is. */
export function inPercent(share: number, language: Language): string {
  return shares[language].format(Math.floor(share * 10_000) / 10_000);
}

/** `7.2 B`, `7,2 Md`: for counts whose size matters more than their digits. */
export function inShort(number: number, language: Language): string {
  return shortNumbers[language].format(number);
}

const byteUnits = {
  en: ['bytes', 'kB', 'MB', 'GB', 'TB'],
  fr: ['octets', 'ko', 'Mo', 'Go', 'To'],
} as const;

/** `1.5 MB`, `1,5 Mo`: powers of 1,000, as downloads are told everywhere else. */
export function inBytes(sizeBytes: number, language: Language): string {
  const step = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3)));
  const number = tenths[language].format(sizeBytes / 1_000 ** step);
  return `${number}\u00a0${byteUnits[language][step] ?? ''}`;
}

/** `French`, `français`: the name of a language, or its tag where nobody knows it. */
export function languageName(tag: string, language: Language): string {
  try {
    return languageNames[language].of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
