import type { Branded } from '../identifiers/brand.js';

/** JSON that may stand in a `script` element of an HTML page. */
export type ScriptData = Branded<'ScriptData'>;

/** Writes JSON that can neither end the element it stands in nor a line of it, whatever its texts hold. */
export function scriptData(value: unknown): ScriptData {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as ScriptData;
}
