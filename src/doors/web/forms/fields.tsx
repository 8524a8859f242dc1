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
  ...props
}: FieldProps & {
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'number';
  readonly maxLength?: number;
  readonly autocomplete?: string;
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

function Field({
  form,
  name,
  label,
  hint,
  children,
}: FieldProps & {
  readonly children: (describedBy: string | undefined, isWrong: boolean) => preact.JSX.Element;
}) {
  const id = fieldId(name);
  const faults = form.refusal?.faults.filter(({ field }) => field === name) ?? [];
  const describedBy = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(faults.length === 0 ? [] : [`${id}-fault`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(describedBy === '' ? undefined : describedBy, faults.length > 0)}
      {faults.length > 0 && (
        <p class="fault" id={`${id}-fault`}>
          {faults.map(({ message }) => message).join(' ')}
        </p>
      )}
    </div>
  );
}
