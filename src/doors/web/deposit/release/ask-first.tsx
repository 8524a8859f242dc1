import { SecureForm } from '../../forms/secure-form.js';
import type { Visit } from '../../pages/visit.js';

/** Asks before something goes away; without an `action` it only says why it cannot. */
export function AskFirst({
  visit,
  title,
  explained,
  action,
  confirm,
  keep,
  back,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly explained: string;
  readonly action: string | null;
  readonly confirm: string;
  readonly keep: string;
  /** Where to go instead. */
  readonly back: string;
}) {
  return (
    <article class="narrow">
      <h1 class="page-title">
        <bdi>{title}</bdi>
      </h1>
      <p class={action === null ? 'banner' : 'banner warn'}>{explained}</p>
      {action !== null && (
        <SecureForm visit={visit} action={action} label={confirm}>
          <button class="button danger">{confirm}</button>
        </SecureForm>
      )}
      <p>
        <a href={back}>{keep}</a>
      </p>
    </article>
  );
}
