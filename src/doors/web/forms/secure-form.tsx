import type { ComponentChildren } from 'preact';
import { formTokenField } from '../../../foundations/http/own-form.js';
import type { Visit } from '../pages/visit.js';

/** A form that changes something: it repeats what other sites cannot know. */
export function SecureForm({
  visit,
  action,
  className,
  label,
  data = {},
  children,
}: {
  readonly visit: Pick<Visit, 'session'>;
  readonly action: string;
  readonly className?: string;
  /** What it is called where no heading says so. */
  readonly label?: string;
  /** What scripts are told, by the names of `data-…` attributes. */
  readonly data?: Readonly<Record<`data-${string}`, string>>;
  readonly children: ComponentChildren;
}) {
  return (
    <form method="post" action={action} class={className ?? 'form'} aria-label={label} {...data}>
      {visit.session !== null && (
        <input type="hidden" name={formTokenField} value={visit.session.formToken} />
      )}
      {children}
    </form>
  );
}
