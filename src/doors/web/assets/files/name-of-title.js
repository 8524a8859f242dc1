// @ts-check
const maxLength = 50;

/**
 * A repository's name made of a title: lower-case letters and digits with single hyphens between words.
 * @param {string} title
 */
export function nameOfTitle(title) {
  const words = title
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (longer.length > maxLength) break;
    name = longer;
  }
  return name === '' ? (words[0] ?? '').slice(0, maxLength) : name;
}
