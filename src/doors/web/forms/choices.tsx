import { fieldId, FieldFaults } from './fields.js';
import type { FormState } from './form-state.js';

interface Props {
  readonly form: FormState;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** One of a few, all in sight. */
export function RadioGroup({ required, ...props }: Props & { readonly required?: boolean }) {
  const { form, name } = props;
  return (
    <Group {...props} className="choices">
      {(value) => (
        <input
          type="radio"
          name={name}
          value={value}
          checked={form.values[name] === value}
          required={required}
        />
      )}
    </Group>
  );
}

/** Any of a few; `chosen` are those that are ticked. */
export function BoxGroup({ chosen, ...props }: Props & { readonly chosen: readonly string[] }) {
  return (
    <Group {...props} className="choice-list">
      {(value) => (
        <input type="checkbox" name={props.name} value={value} checked={chosen.includes(value)} />
      )}
    </Group>
  );
}

function Group({
  form,
  name,
  legend,
  hint,
  options,
  className,
  children,
}: Props & {
  readonly className: string;
  readonly children: (value: string) => preact.JSX.Element;
}) {
  const id = fieldId(name);
  const isWrong = form.refusal?.faults.some(({ field }) => field === name) ?? false;
  const describedBy = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(isWrong ? [`${id}-fault`] : []),
  ].join(' ');
  return (
    <fieldset
      class={className}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map(([value, label]) => (
        <label class="choice">
          {children(value)} <span>{label}</span>
        </label>
      ))}
      <FieldFaults form={form} name={name} />
    </fieldset>
  );
}
