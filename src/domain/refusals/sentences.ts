import type { Language } from '../language/language.js';

/** The languages that the place of a refusal does not speak itself: there the sentence is English. */
export type OtherLanguage = Exclude<Language, 'en'>;

/** Where there is nothing to name. */
export type Nothing = Readonly<Record<string, never>>;

/** A refusal in one language: what was wrong, with the value, and what to do. */
export type Said = string | { readonly message: string; readonly remedy: string };

/** A sentence about `Facts`; a plain text is enough only where there are none. */
type Sentence<Facts, Result> =
  | ((facts: Facts, field: string) => Result)
  | (Nothing extends Facts ? ([Facts] extends [Nothing] ? Result : never) : never);

/**
 * Refusals by their code, in every language but the English in which they are made: a code or a
 * language without its sentence does not compile.
 */
export type RefusalWords<Refusals> = Readonly<
  Record<OtherLanguage, { readonly [Code in keyof Refusals]: Sentence<Refusals[Code], Said> }>
>;

/** As `RefusalWords`, for what is wrong with a field. */
export type FaultWords<Faults> = Readonly<
  Record<OtherLanguage, { readonly [Code in keyof Faults]: Sentence<Faults[Code], string> }>
>;
