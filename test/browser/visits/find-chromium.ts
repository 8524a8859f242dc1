import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where Chromium is: what `CHROMIUM_PATH` names, else the first on the path. Throws where there is none. */
export function findChromium(): string {
  const stated = process.env['CHROMIUM_PATH'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates =
    stated === undefined
      ? folders.flatMap((folder) => names.map((name) => join(folder, name)))
      : [stated];
  const found = candidates.find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    stated === undefined
      ? 'There is no Chromium here: install it (apt-get install chromium), or set CHROMIUM_PATH.'
      : `CHROMIUM_PATH names ${stated}, which is no program.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
