import { type AcceptedRange, readAccept } from './accept.js';
import { type ExportFormat, exportFormats } from './export-formats.js';

/** What answers a request for a landing page. */
export type Negotiated =
  | { readonly answer: 'page' }
  /** `parameters` are those that the reader gave to the media type. */
  | {
      readonly answer: 'export';
      readonly format: ExportFormat;
      readonly parameters: ReadonlyMap<string, string>;
    }
  | { readonly answer: 'nothing' };

/** Of `Negotiated`, an export. */
export type NegotiatedExport = Negotiated & { readonly answer: 'export' };

/** The page is an answer as the exports are, and the one for whoever does not mind. */
const page = { mediaTypes: ['text/html'] } as const;
type Candidate = Pick<ExportFormat, 'mediaTypes' | 'profile'>;

/** Of all formats: one that a record does not have is not answered with another. */
const profiles = exportFormats.flatMap(({ profile }) => profile ?? []);

interface Match {
  readonly range: AcceptedRange;
  /** 3 where the profile was asked for, 2 for its type, 1 for `type/*`, 0 for anything. */
  readonly exactness: number;
  readonly position: number;
}

/**
 * Chooses between the page of a record and its exports by an `Accept` header (scholarly B): the highest
 * weight wins, then what was asked for more exactly, then what was asked for first, then the page.
 * @param formats those that the record has
 */
export function negotiateExport(
  accept: string | undefined,
  formats: readonly ExportFormat[],
): Negotiated {
  // Most browsers say so at their beginning; what they say after it is not weighed for every page.
  if (accept === undefined || accept.startsWith('text/html,')) return { answer: 'page' };
  const ranges = readAccept(accept);
  if (ranges.length === 0) return { answer: 'page' };
  const offered = formats.filter(({ isByPathOnly }) => isByPathOnly !== true);
  const matches = [page, ...offered].flatMap((candidate: Candidate) => {
    const match = bestMatch(candidate, ranges);
    return match === null || match.range.quality === 0 ? [] : [{ candidate, match }];
  });
  const [best] = matches.sort((one, other) => compare(one.match, other.match));
  if (best === undefined) return { answer: 'nothing' };
  const format = offered.find((one) => one === best.candidate);
  if (format === undefined) return { answer: 'page' };
  return { answer: 'export', format, parameters: best.match.range.parameters };
}

/** The most exact range decides what weight a candidate has, whatever the wider ones say. */
function bestMatch(candidate: Candidate, ranges: readonly AcceptedRange[]): Match | null {
  const matches = ranges.flatMap((range, position) => {
    const exactness = exactnessOf(range, candidate);
    return exactness === null ? [] : [{ range, exactness, position }];
  });
  return (
    matches.sort(
      (one, other) => other.exactness - one.exactness || one.position - other.position,
    )[0] ?? null
  );
}

function exactnessOf(
  { type, parameters }: AcceptedRange,
  { mediaTypes, profile }: Candidate,
): number | null {
  if (type === '*/*') return 0;
  if (type.endsWith('/*')) {
    return mediaTypes.some((known) => known.startsWith(type.slice(0, -1))) ? 1 : null;
  }
  if (!mediaTypes.includes(type)) return null;
  const asked = (parameters.get('profile') ?? '').split(/\s+/).filter((one) => one !== '');
  if (profile !== undefined && asked.some((one) => isProfile(one, profile))) return 3;
  // A profile that is none of these (a form of JSON-LD, say) asks for the type as such.
  const isKnown = asked.some((one) => profiles.some((known) => isProfile(one, known)));
  return isKnown ? null : 2;
}

/** Also a version of it, and whichever scheme the address is written with. */
function isProfile(asked: string, profile: string): boolean {
  const [one, known] = [asked, profile].map((text) => text.replace(/^https?:/, ''));
  return one !== undefined && known !== undefined && (one === known || one.startsWith(`${known}/`));
}

function compare(one: Match, other: Match): number {
  return (
    other.range.quality - one.range.quality ||
    other.exactness - one.exactness ||
    one.position - other.position
  );
}
