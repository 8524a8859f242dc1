import type { Language } from '../language/language.js';
import { stewardWords } from '../language/steward-words.js';

/** Narrows a list to the handles that begin with a text. */
export function HandleSearch({
  action,
  prefix,
  language,
}: {
  readonly action: string;
  readonly prefix: string;
  readonly language: Language;
}) {
  const words = stewardWords[language];
  return (
    <form action={action} role="search" class="line-form">
      <label for="prefix">{words.beginsWith}</label>
      <input id="prefix" type="search" name="q" value={prefix} maxLength={39} />
      <button class="button quiet">{words.search}</button>
    </form>
  );
}
