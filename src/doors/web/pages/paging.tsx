import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';

/** The first value of a query's parameter; null where it is absent or empty. */
export function parameterOf(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const given = query[name];
  const value: unknown = Array.isArray(given) ? given[0] : given;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An address of the site with the parameters that have a value. */
export function addressWith(
  path: string,
  parameters: Readonly<Record<string, string | null>>,
): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => {
    return entry[1] !== null;
  });
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row that a cursor of `idCursor` stands for; null without one. Throws `InvalidInput`. */
export function rowOfCursor(cursor: string | null, field: string): string | null {
  if (cursor === null) return null;
  const [id] = decodeCursor(cursor, ['string'], field);
  if (uuid.test(id)) return id;
  throw InvalidInput.field(field, 'cursor', 'This is not a cursor of this list.');
}

/** The cursor of the page behind a row. */
export function idCursor(id: string): string {
  return encodeCursor([id]);
}

/** Ways to the first page and to the next one; nothing where the list has but one. */
export function Paging({
  label,
  start,
  next,
}: {
  readonly label: string;
  /** Null on the first page. */
  readonly start: { readonly href: string; readonly label: string } | null;
  /** Null on the last page. */
  readonly next: { readonly href: string; readonly label: string } | null;
}) {
  if (start === null && next === null) return null;
  return (
    <nav class="paging" aria-label={label}>
      {start !== null && <a href={start.href}>{start.label}</a>}
      {next !== null && (
        <a class="button" rel="next" href={next.href}>
          {next.label}
        </a>
      )}
    </nav>
  );
}
