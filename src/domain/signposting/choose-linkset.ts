/** The media types of a linkset (RFC 9264 §4), the one that is given where nobody minds first. */
export const linksetTypes = ['application/linkset+json', 'application/linkset'] as const;
export type LinksetType = (typeof linksetTypes)[number];

/** The form of a linkset that an `Accept` header prefers (RFC 9110 §12.5.1); null where it takes none. */
export function chooseLinkset(accept: string | undefined): LinksetType | null {
  if (accept === undefined || accept.trim() === '') return linksetTypes[0];
  const ranges = accept.split(',').map(readRange);
  const ranked = linksetTypes.map((type) => ({ type, weight: weightOf(type, ranges) }));
  const best = ranked.reduce((one, other) => (other.weight > one.weight ? other : one));
  return best.weight > 0 ? best.type : null;
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** Of the most specific range that the type is in. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const fitting = [type, 'application/*', '*/*'].map((one) =>
    ranges.find((range) => range.type === one),
  );
  return fitting.find((range) => range !== undefined)?.weight ?? 0;
}
