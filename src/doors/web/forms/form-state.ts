import { SphereError } from '../../../domain/errors/sphere-error.js';
import { refusalIn } from '../../../domain/refusals/refusal-in.js';
import { statusOfRefusal } from '../../../foundations/http/status-of-refusal.js';
import type { Language } from '../language/language.js';

/** A form as it is shown: what stands in it, and why it was refused the last time. */
export interface FormState {
  /** By the name of the field. */
  readonly values: Readonly<Record<string, string>>;
  readonly refusal: FormRefusal | null;
  /** By the name of the field: where what stands in it was taken from. */
  readonly marks?: Readonly<Record<string, string>>;
}

/** Why a form was refused, in the reader's language. */
export interface FormRefusal {
  readonly status: number;
  readonly message: string;
  readonly remedy: string | undefined;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}

/** A form that nobody has filled in yet. */
export function freshForm(values: Readonly<Record<string, string>> = {}): FormState {
  return { values, refusal: null };
}

/** The texts of a form's body; what is repeated counts once, what is no text not at all. */
export function formValues(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body as Readonly<Record<string, unknown>>)
      .map(
        ([name, value]) => [name, Array.isArray(value) ? (value as unknown[])[0] : value] as const,
      )
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Every text of a field that a form may repeat, such as a group of boxes. */
export function repeatedValue(body: unknown, name: string): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const value = (body as Readonly<Record<string, unknown>>)[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string');
}

/** The form again, filled in as before, with why it was refused. Throws what is no refusal. */
export function refusedForm(
  values: Readonly<Record<string, string>>,
  error: unknown,
  language: Language,
): FormState & { readonly refusal: FormRefusal } {
  if (!(error instanceof SphereError)) throw error;
  return { values, refusal: { status: statusOfRefusal(error), ...refusalIn(language, error) } };
}

/** The same, with what the refusal says beside one field, where it names none itself. */
export function besideField(form: FormState, field: string): FormState {
  const { refusal } = form;
  if (refusal === null || refusal.faults.length > 0) return form;
  return { ...form, refusal: { ...refusal, faults: [{ field, message: refusal.message }] } };
}

/** The status of a page that shows a form: that of the refusal, where there was one. */
export function statusOfForm({ refusal }: FormState): number {
  return refusal?.status ?? 200;
}
