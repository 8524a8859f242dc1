import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/clients.md');
const opening = '<!-- matrix: written by `npm run test:clients -- --write` -->';
const closing = '<!-- end of matrix -->';

/** Puts the table between the marks of `docs/clients.md`. */
export async function writeMatrix(table: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start === -1 || end < start) throw new Error('docs/clients.md has lost its marks.');
  const before = text.slice(0, start + opening.length);
  await writeFile(page, `${before}\n\n${table}\n\n${text.slice(end)}`);
}
