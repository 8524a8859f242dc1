import { formWords } from '../language/form-words.js';
import type { Language } from '../language/language.js';
import { fieldId } from './fields.js';
import type { FormState } from './form-state.js';

/**
 * Why a form was refused, before the form, with links to the fields at fault.
 * @param fields names of the fields that the form shows
 */
export function FaultSummary({
  form: { refusal },
  fields = [],
  language,
}: {
  readonly form: FormState;
  readonly fields?: readonly string[];
  readonly language: Language;
}) {
  if (refusal === null) return null;
  const { faults, message, remedy } = refusal;
  return (
    <div class="banner bad" role="alert" tabIndex={-1} id="faults">
      <h2>{formWords[language].refused}</h2>
      {faults.length === 0 ? (
        <p>{message}</p>
      ) : (
        <ul>
          {faults.slice(0, 50).map((fault) => (
            <li>
              {fields.includes(fault.field) ? (
                <a href={`#${fieldId(fault.field)}`}>{fault.message}</a>
              ) : (
                <>
                  <code>{fault.field.slice(0, 200)}</code> {fault.message.slice(0, 600)}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {remedy !== undefined && <p>{remedy}</p>}
    </div>
  );
}
