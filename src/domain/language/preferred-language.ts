import { isLanguage, type Language, languages } from './language.js';

/**
 * The language of `Accept-Language` (RFC 9110 §12.5.4) that the site has and the reader prefers;
 * English where there is none.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 1_000)
    .split(',')
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of wanted) {
    const [primary] = tag.split('-', 1);
    if (isLanguage(primary)) return primary;
  }
  return languages[0];
}

function readRange(range: string): { readonly tag: string; readonly quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { tag, quality: Number.isFinite(quality) ? quality : 0 };
}
