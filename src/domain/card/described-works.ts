import { isFields, type Fields } from './field-reader.js';

/** Another work that a record is tied to, as a form shows it. */
export interface DescribedWork {
  /** One of `relationTypes`, as it is written. */
  readonly relation: string;
  /** DOI, arXiv id, address…, as it is written. */
  readonly identifier: string;
  /** Where it stands in the card's own list; null for a new one. */
  readonly place: number | null;
}

/** The related works of a card in their order. */
export function readWorks(value: unknown): DescribedWork[] {
  return entriesOf(value).map((entry, place) => ({
    relation: textOf(entry['relation']),
    identifier: textOf(entry['identifier']),
    place,
  }));
}

/** The same works with the places that they have in another state of the card. */
export function placeWorks(works: readonly DescribedWork[], value: unknown): DescribedWork[] {
  const free = readWorks(value);
  return works.map((work) => {
    const index = free.findIndex(({ identifier }) => identifier === work.identifier);
    const [found] = index < 0 ? [] : free.splice(index, 1);
    return { ...work, place: found?.place ?? null };
  });
}

/** The list of related works to write; what a form does not show of them is kept. */
export function writeWorks(
  value: unknown,
  works: readonly DescribedWork[],
): readonly Fields[] | undefined {
  const entries = entriesOf(value);
  const written = works
    .filter(({ identifier }) => identifier !== '')
    .map(({ relation, identifier, place }) => {
      const kept = place === null ? undefined : entries[place];
      const isSame = kept !== undefined && textOf(kept['identifier']) === identifier;
      // Another work has another citation, and another type.
      return { ...(isSame ? kept : {}), ...(relation !== '' && { relation }), identifier };
    });
  return written.length === 0 ? undefined : written;
}

function entriesOf(value: unknown): readonly Fields[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((item) => {
    if (isFields(item)) return [item];
    return typeof item === 'string' && item.trim() !== '' ? [{ identifier: item.trim() }] : [];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
