import { tokenWords } from '../../language/token-words.js';
import type { Language } from '../../language/language.js';

/** The secret of a token, this once, and how to use it. */
export function NewTokenPage({
  token,
  publicUrl,
  back,
  language,
}: {
  readonly token: string;
  readonly publicUrl: string;
  /** Address of the list. */
  readonly back: string;
  readonly language: Language;
}) {
  const words = tokenWords[language];
  return (
    <article class="narrow">
      <h1 class="page-title">{words.madeTitle}</h1>
      <p class="banner good" role="status">
        {words.madeOnce}
      </p>
      <pre class="secret" data-copy={words.copy} data-copied={words.copied}>
        {token}
      </pre>
      <h2>{words.useTitle}</h2>
      <p>{words.useHint}</p>
      <pre class="secret" data-copy={words.copy} data-copied={words.copied}>
        {`export HF_ENDPOINT=${publicUrl}\nexport HF_TOKEN=${token}`}
      </pre>
      <p>
        <a href={back}>{words.backToList}</a>
      </p>
    </article>
  );
}
