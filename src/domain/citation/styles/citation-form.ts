import { InvalidInput } from '../../errors/sphere-error.js';

/** Styles by their names in the registry of CSL styles. */
const citationStyles = ['apa', 'chicago-author-date', 'vancouver'] as const;
export type CitationStyle = (typeof citationStyles)[number];

const citationLocales = ['en-GB', 'fr-FR'] as const;
export type CitationLocale = (typeof citationLocales)[number];

/** How a citation in words is written. */
export interface CitationForm {
  readonly style: CitationStyle;
  readonly locale: CitationLocale;
}

/**
 * Reads the names of a style and of a locale, whatever their case; `apa` and `en-GB` where they are
 * absent. Throws `InvalidInput` (`not-in-list`), which names those that there are.
 */
export function readCitationForm(asked: {
  readonly style?: unknown;
  readonly locale?: unknown;
}): CitationForm {
  return {
    style: oneOf('style', citationStyles, asked.style),
    locale: oneOf('locale', citationLocales, asked.locale),
  };
}

/** The value of a parameter among those that there are; the first where it is absent. */
export function oneOf<Known extends string>(
  field: string,
  options: readonly [Known, ...Known[]],
  asked: unknown,
): Known {
  if (asked === undefined) return options[0];
  const found = options.find(
    (option) => typeof asked === 'string' && option.toLowerCase() === asked.toLowerCase(),
  );
  if (found !== undefined) return found;
  const value = typeof asked === 'string' ? asked.slice(0, 100) : 'several values';
  throw InvalidInput.field(
    field,
    'not-in-list',
    `"${value}" is no ${field} that is offered; write one of ${options.join(', ')}.`,
    { value, options },
  );
}
