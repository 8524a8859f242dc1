import { type CitedFormat, citedFormats } from '../../../capabilities/catalogue/index.js';
import { type ExportName, exportFormats } from '../../../domain/exports/export-formats.js';
import { chooseType } from './choose-type.js';

/** How the results of a search can be written: as a page in JSON, as lines, or cited. */
export type ResultFormat = 'json' | 'ndjson' | CitedFormat;

/** The media type of each, the one for whoever does not mind first. */
export const resultTypes: Readonly<Record<ResultFormat, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  ...(Object.fromEntries(citedFormats.map((name) => [name, mediaTypeOf(name)])) as Record<
    CitedFormat,
    string
  >),
};

/** Chooses by an `Accept` header. Throws `NotAcceptable`, which names what there is. */
export function chooseResultFormat(accept: string | undefined): ResultFormat {
  return chooseType(accept, resultTypes);
}

function mediaTypeOf(name: ExportName): string {
  const format = exportFormats.find((known) => known.name === name);
  if (format === undefined) throw new Error(`There is no export ${name}.`);
  return format.mediaTypes[0];
}
