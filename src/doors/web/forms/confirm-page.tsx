import type { ComponentChildren } from 'preact';
import { listWords } from '../language/list-words.js';
import type { Visit } from '../pages/visit.js';
import { SecureForm } from './secure-form.js';

/** Asks once more before something that is hard to undo; says what it does. */
export function ConfirmPage({
  visit,
  title,
  action,
  submit,
  back,
  hidden = {},
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly action: string;
  /** What the button does. */
  readonly submit: string;
  /** Where to go instead. */
  readonly back: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  return (
    <article class="narrow">
      <h1 class="page-title">{title}</h1>
      {children}
      <SecureForm visit={visit} action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="decision">
          <button class="button danger">{submit}</button>
          <a class="button quiet" href={back}>
            {listWords[visit.language].cancel}
          </a>
        </div>
      </SecureForm>
    </article>
  );
}
