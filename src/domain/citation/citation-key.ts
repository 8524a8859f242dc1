/**
 * Letters and digits without accents, then the PID: `smith2026faster-7b3kq9zx02`.
 * @param family of the first author, or the one name that there is
 */
export function citationKey(
  family: string,
  year: number | undefined,
  title: string,
  pid: string,
): string {
  const [word = ''] = title
    .slice(0, 1_000)
    .split(/\s+/)
    .filter((part) => part !== 'RETRACTED:')
    .map(plainLetters)
    .filter((part) => part.length > 3);
  const start = `${plainLetters(family)}${year ?? ''}${word}` || 'record';
  return `${start}-${pid.replaceAll('-', '')}`;
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .slice(0, 20);
}
