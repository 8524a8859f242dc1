/**
 * A base's name as `namespace/name`: the address of a model hub's page is cut down to it, anything
 * else is kept as written. Compare with `isSameBase`.
 */
export function plainBaseId(written: string): string {
  return written
    .trim()
    .replace(/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\//i, '')
    .replace(/^(?:hf:)?(?:\/\/)?/i, '')
    .replace(/\/(?:tree|blob|resolve)\/.*$/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

/** Whether two names are one repository: case does not count. */
export function isSameBase(a: string, b: string): boolean {
  return plainBaseId(a).toLowerCase() === plainBaseId(b).toLowerCase();
}

/**
 * Whether a name inside a file may mean a declared base. Files often hold a title ("Llama 3.1 8B") or
 * the bare name, so only letters and digits of the last part are compared.
 */
export function mayNameBase(inFile: string, declared: string): boolean {
  if (isSameBase(inFile, declared)) return true;
  const [short, long] = [lastPart(inFile), lastPart(declared)];
  return short !== '' && short === long;
}

function lastPart(name: string): string {
  const plain = plainBaseId(name);
  return plain
    .slice(plain.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
