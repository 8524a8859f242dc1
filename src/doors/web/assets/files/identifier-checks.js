// @ts-check
// Check digits of identifiers, by the same rules as the service's own (scholarly A.2).

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Whether a text is an ORCID iD, with or without address and hyphens.
 * @param {string} text
 */
export function isOrcid(text) {
  const digits = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '')
    .replace(/\/$/, '')
    .replaceAll('-', '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) return false;
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.charAt(15) === (check === 10 ? 'X' : String(check));
}

/**
 * Whether a text is a ROR id, with or without its address.
 * @param {string} text
 */
export function isRor(text) {
  const id = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?ror\.org\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
  if (!/^0[0-9a-hj-km-np-tv-z]{6}\d{2}$/.test(id)) return false;
  let value = 0;
  for (const symbol of id.slice(1, 7)) value = value * 32 + crockford.indexOf(symbol);
  const check = 98 - ((value * 100) % 97);
  return id.slice(7) === String(check).padStart(2, '0');
}
