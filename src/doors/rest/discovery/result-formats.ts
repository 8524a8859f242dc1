import { type CitedFormat, citedFormats } from '../../../capabilities/catalogue/index.js';
import { NotAcceptable } from '../../../domain/errors/sphere-error.js';
import { chooseMediaType } from '../../../domain/exports/choose-media-type.js';
import { type ExportName, exportFormats } from '../../../domain/exports/export-formats.js';

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

/** Chooses by an `Accept` header (RFC 9110 §12.5.1). Throws `NotAcceptable`, which names what there is. */
export function chooseResultFormat(accept: string | undefined): ResultFormat {
  const [json, ...others] = Object.entries(resultTypes) as [ResultFormat, string][];
  if (json === undefined) throw new Error('There is JSON.');
  const type = chooseMediaType(accept, [json[1], ...others.map(([, other]) => other)]);
  const chosen = [json, ...others].find(([, known]) => known === type);
  if (chosen === undefined) throw new NotAcceptable(Object.values(resultTypes));
  return chosen[0];
}

function mediaTypeOf(name: ExportName): string {
  const format = exportFormats.find((known) => known.name === name);
  if (format === undefined) throw new Error(`There is no export ${name}.`);
  return format.mediaTypes[0];
}
