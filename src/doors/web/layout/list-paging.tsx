import type { Language } from '../language/language.js';
import { listWords } from '../language/list-words.js';
import { Paging } from '../pages/paging.js';

/** Ways through a list by the `cursor` of its address. */
export function ListPaging({
  visit: { address, language },
  next,
}: {
  readonly visit: { readonly address: string; readonly language: Language };
  /** Cursor of the page after this one; null at the end. */
  readonly next: string | null;
}) {
  const words = listWords[language];
  const hasStarted = new URLSearchParams(address.split('?', 2)[1]).has('cursor');
  return (
    <Paging
      label={words.pages}
      start={hasStarted ? { href: withCursor(address, null), label: words.start } : null}
      next={next === null ? null : { href: withCursor(address, next), label: words.next }}
    />
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
