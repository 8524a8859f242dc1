import { type CitedFormat, citedFormats } from '../../../capabilities/catalogue/index.js';
import { NotAcceptable } from '../../../domain/errors/sphere-error.js';
import { type AcceptedRange, readAccept } from '../../../domain/exports/accept.js';
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
  const ranges = readAccept(accept ?? '*/*');
  if (ranges.length === 0) return 'json';
  const wanted = (Object.entries(resultTypes) as [ResultFormat, string][])
    .map(([format, type]) => ({ format, ...weigh(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort(
      (one, other) =>
        other.quality - one.quality ||
        other.exactness - one.exactness ||
        one.position - other.position,
    );
  const [best] = wanted;
  if (best === undefined) throw new NotAcceptable(Object.values(resultTypes));
  return best.format;
}

interface Weight {
  readonly quality: number;
  /** 2 for the type itself, 1 for `type/*`, 0 for anything. */
  readonly exactness: number;
  readonly position: number;
}

/** The most exact range decides, whatever the wider ones say. */
function weigh(type: string, ranges: readonly AcceptedRange[]): Weight {
  const [family = ''] = type.split('/');
  const matches = ranges.flatMap((range, position): Weight[] => {
    const exactness = [`*/*`, `${family}/*`, type].indexOf(range.type);
    return exactness < 0 ? [] : [{ quality: range.quality, exactness, position }];
  });
  const [best] = matches.sort((one, other) => other.exactness - one.exactness);
  return best ?? { quality: 0, exactness: 0, position: 0 };
}

function mediaTypeOf(name: ExportName): string {
  const format = exportFormats.find((known) => known.name === name);
  if (format === undefined) throw new Error(`There is no export ${name}.`);
  return format.mediaTypes[0];
}
