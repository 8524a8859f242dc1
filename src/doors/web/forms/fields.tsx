import type { FormState } from './form-state.js';

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

/** The id of a field, which the summary of faults leads to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** A line of text with its label, its hint and what is wrong with it. */
export function TextField({
  type = 'text',
  maxLength = 500,
  autocomplete,
  list,
  ...props
}: FieldProps & {
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'number';
  readonly maxLength?: number;
  readonly autocomplete?: string;
  /** Id of the `<datalist>` that proposes values. */
  readonly list?: string;
}) {
  const { form, name, required } = props;
  return (
    <Field {...props}>
      {(describedBy, isWrong) => (
        <input
          id={fieldId(name)}
          name={name}
          {...({ type } as { readonly type: 'text' })}
          value={type === 'password' ? '' : (form.values[name] ?? '')}
          maxLength={maxLength}
          autocomplete={autocomplete}
          list={list}
          required={required}
          aria-describedby={describedBy}
          aria-invalid={isWrong ? 'true' : undefined}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({
  rows = 6,
  maxLength = 100_000,
  ...props
}: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { form, name, required } = props;
  return (
    <Field {...props}>
      {(describedBy, isWrong) => (
        <textarea
          id={fieldId(name)}
          name={name}
          rows={rows}
          maxLength={maxLength}
          required={required}
          aria-describedby={describedBy}
          aria-invalid={isWrong ? 'true' : undefined}
        >
          {form.values[name] ?? ''}
        </textarea>
      )}
    </Field>
  );
}

/** One of several. */
export function SelectField({
  options,
  ...props
}: FieldProps & { readonly options: readonly (readonly [value: string, label: string])[] }) {
  const { form, name, required } = props;
  return (
    <Field {...props}>
      {(describedBy, isWrong) => (
        <select
          id={fieldId(name)}
          name={name}
          required={required}
          aria-describedby={describedBy}
          aria-invalid={isWrong ? 'true' : undefined}
        >
          {options.map(([value, label]) => (
            <option value={value} selected={value === form.values[name]}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The frame of a field: its label, its hint, and what is wrong with it. */
export function Field({
  form,
  name,
  label,
  hint,
  children,
}: FieldProps & {
  readonly children: (describedBy: string | undefined, isWrong: boolean) => preact.JSX.Element;
}) {
  const id = fieldId(name);
  const isWrong = faultsOf(form, name).length > 0;
  const describedBy = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(form.marks?.[name] === undefined ? [] : [`${id}-mark`]),
    ...(isWrong ? [`${id}-fault`] : []),
  ].join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(describedBy === '' ? undefined : describedBy, isWrong)}
      <FieldMark form={form} name={name} />
      <FieldFaults form={form} name={name} />
    </div>
  );
}

/** Where what stands in a field was taken from, under the id that the field names. */
export function FieldMark({ form, name }: Pick<FieldProps, 'form' | 'name'>) {
  const mark = form.marks?.[name];
  if (mark === undefined) return null;
  return (
    <p class="taken-from" id={`${fieldId(name)}-mark`}>
      {mark}
    </p>
  );
}

/** What is wrong with a field, under the id that the field names as its description. */
export function FieldFaults({ form, name }: Pick<FieldProps, 'form' | 'name'>) {
  const faults = faultsOf(form, name);
  if (faults.length === 0) return null;
  return (
    <p class="fault" id={`${fieldId(name)}-fault`}>
      {faults.map(({ message }) => message).join(' ')}
    </p>
  );
}

function faultsOf({ refusal }: FormState, name: string) {
  return refusal?.faults.filter(({ field }) => field === name) ?? [];
}
