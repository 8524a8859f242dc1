import type { Language } from '../language/language.js';
import { listWords } from '../language/list-words.js';
import type { Visit } from '../pages/visit.js';

/** Ways through a list by its cursor; nothing where there is one page. */
export function Paging({
  visit: { address, language },
  next,
}: {
  readonly visit: { readonly address: Visit['address']; readonly language: Language };
  /** Cursor of the page after this one; null at the end. */
  readonly next: string | null;
}) {
  const words = listWords[language];
  const hasStarted = new URLSearchParams(address.split('?', 2)[1]).has('cursor');
  if (next === null && !hasStarted) return null;
  return (
    <nav class="paging" aria-label={words.pages}>
      {hasStarted && <a href={withCursor(address, null)}>{words.start}</a>}
      {next !== null && (
        <a class="button" rel="next" href={withCursor(address, next)}>
          {words.next}
        </a>
      )}
    </nav>
  );
}

/** The same list from a cursor on; without what was done a moment ago. */
function withCursor(address: string, cursor: string | null): string {
  const [path = '/', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('done');
  parameters.delete('cursor');
  if (cursor !== null) parameters.set('cursor', cursor);
  const rest = parameters.toString();
  return rest === '' ? path : `${path}?${rest}`;
}
