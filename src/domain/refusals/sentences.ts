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

/**
 * A sentence of one of the catalogues about facts. Of a union of sentences and facts the compiler
 * cannot tell that they belong together; those who make faults and errors are held to it.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows its catalogue
export function sayIn<Result>(sentence: unknown, facts: object, field: string): Result {
  return typeof sentence === 'function'
    ? (sentence as (facts: object, field: string) => Result)(facts, field)
    : (sentence as Result);
}
