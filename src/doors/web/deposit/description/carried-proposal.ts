import { type Fields, isFields } from '../../../../domain/card/field-reader.js';

/** Keys of a proposal that the form has no field for: they are carried along, and written with the rest. */
export const carriedKeys = [
  'publicationDate',
  'identifiers',
  'container',
  'references',
  'contributors',
] as const;
const proposedKeys = ['creators', ...carriedKeys];
const maxDepth = 5;
const maxEntries = 20_000;

/** The card that a form with a proposal in it is written onto. */
export function withProposed(card: Fields, proposed: Fields): Fields {
  const { creators, ...carried } = proposed;
  if (creators === undefined) return { ...card, ...carried };
  return { ...card, ...carried, creators: [...listedIn(card['creators']), ...listedIn(creators)] };
}

/** What a form sent back of a proposal, as far as it can be one. */
export function readProposed(sent: unknown): Fields {
  if (!isFields(sent)) return {};
  return Object.fromEntries(
    proposedKeys.flatMap((key) => {
      const value = Object.hasOwn(sent, key) ? bounded(sent[key], maxDepth) : undefined;
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** As `readProposed`, of its JSON; nothing where it is none. */
export function parseProposed(json: string): Fields {
  if (json === '') return {};
  try {
    return readProposed(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Texts, lists and objects to a depth; whoever sends more sends no proposal. */
function bounded(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value;
  if (depth === 0 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value
      .slice(0, maxEntries)
      .map((item) => bounded(item, depth - 1))
      .filter((item) => item !== undefined);
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 50)
      .map(([key, item]) => [key, bounded(item, depth - 1)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** The creators of a card as it lists them: one that stands alone is a list of one. */
export function listedIn(value: unknown): readonly unknown[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(
    (item) => isFields(item) || (typeof item === 'string' && item.trim() !== ''),
  );
}
