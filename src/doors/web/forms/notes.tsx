import type { AccountViewer } from '../../../domain/release/viewer.js';
import type { Language } from '../language/language.js';
import { listWords } from '../language/list-words.js';

/** What was just done, as screen readers say it too. */
export function DoneNote({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="banner good" role="status">
      {text}
    </p>
  );
}

/** Why there are no forms: the session may do no more than the token that opened it. */
export function ReadOnlyNote({
  viewer,
  language,
}: {
  readonly viewer: AccountViewer;
  readonly language: Language;
}) {
  if (viewer.scope !== 'read') return null;
  const words = listWords[language];
  return (
    <div class="banner warn">
      <h2>{words.readOnlyTitle}</h2>
      <p>{words.readOnly}</p>
    </div>
  );
}
